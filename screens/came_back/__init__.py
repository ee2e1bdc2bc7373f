"""What came back in a file somebody edited."""
