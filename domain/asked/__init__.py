"""What boards' files can ask for."""
