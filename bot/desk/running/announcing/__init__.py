"""Announcements by chat: drafts are looked at, edited, approved; posts are corrected, withdrawn."""
