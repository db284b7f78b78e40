"""Questions: from passages to a checked answer."""
