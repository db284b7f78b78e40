"""Taking documents in by chat: a file is shown as what it would be, and taken in when confirmed."""
