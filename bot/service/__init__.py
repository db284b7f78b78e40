"""The service: what comes in is kept, handled once and in order; what follows is sent."""
