"""The one way out: a file built, read back and searched in memory, locked, and only then placed."""
