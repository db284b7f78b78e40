"""What conversations keep in files of the data directory."""
