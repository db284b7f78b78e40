"""Documents and the index by chat: what they are, and the work that changes them."""
