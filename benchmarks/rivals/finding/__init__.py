"""Rivals at finding alone: each gets documents and questions as files, and ranks passages."""
