"""A family drawn: who stands where, and how the lines run."""
