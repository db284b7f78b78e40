"""The real things behind the ports of bot."""
