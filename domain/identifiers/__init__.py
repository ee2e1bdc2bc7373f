"""What tells who somebody is beside their name."""
