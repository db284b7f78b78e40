"""What is kept of conversations, in the state database."""
