"""What could not be answered: the queue, the decisions, and answers written by hand."""
