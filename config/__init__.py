"""Settings, wording and lexicon: what operators edit."""
