"""The places where people write: one file a messenger."""
