"""The words and rules of a review: no file, no database, no terminal."""
