"""People: messages in, messages out."""
