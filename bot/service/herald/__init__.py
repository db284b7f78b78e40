"""Brings announcements to everybody they are for, each once."""
