"""Documents: from a damaged file to chunks. Pure: bytes in, values out."""
