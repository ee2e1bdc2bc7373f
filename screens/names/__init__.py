"""Names in what is typed, and in what was found to leave."""
