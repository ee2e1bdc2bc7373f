"""What the author sees: one task, one screen, one file."""
