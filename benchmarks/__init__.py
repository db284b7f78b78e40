"""Measures zhengda and its rivals: see `README.md`."""
