"""The entry line: one typed line read as one entry, and offered on."""
