"""A board's own file: what it asks for, confirmed once."""
