"""What rests on what was said, and whether it may be used."""
