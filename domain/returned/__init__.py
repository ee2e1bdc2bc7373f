"""What came back in an edited file."""
