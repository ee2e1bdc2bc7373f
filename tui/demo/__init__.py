"""A made-up case, complete enough to try every screen and export."""
