"""Trains the cross-reader and writes down what training changed (`docs/crossreader.md`)."""
