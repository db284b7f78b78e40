"""Handles what comes in, for every messenger alike: one file a thing people do."""
