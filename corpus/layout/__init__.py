"""Words at places on pages become running text: what PDF, OFD and pictures have in common."""
