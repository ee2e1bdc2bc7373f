"""The key, the family, and the other lists of a case."""
