"""From a change of the corpus to what is announced of it, in words that can be checked."""
