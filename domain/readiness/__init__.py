"""What still stops a submission."""
