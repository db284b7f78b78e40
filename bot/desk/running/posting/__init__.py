"""Where announcements go by chat: targets are chosen, deliveries looked at and settled."""
