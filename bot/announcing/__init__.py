"""Announcements on their way: from what happened to a draft, from a draft to what is posted."""
