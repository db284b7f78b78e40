"""What is kept of conversations in the memory of a process; gone at its end."""
