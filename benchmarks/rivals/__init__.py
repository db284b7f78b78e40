"""What zhengda is measured against, one file each; every rival has an environment of its own."""
