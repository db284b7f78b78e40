"""What takes long and is done beside all else: each kind of work by its doer."""
