"""What people write with a stroke before it: one file a command."""
