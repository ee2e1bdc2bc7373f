"""Word documents: opened safely, read as a reader sees them, written in their own styles."""
