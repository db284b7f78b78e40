"""A million passages: what finding, indexing, memory and start-up cost as the corpus grows."""
