"""Files out and in: what leaves is built, read back and searched; what others made, or sent back, is read."""
