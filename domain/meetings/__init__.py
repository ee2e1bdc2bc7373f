"""Meetings with staff, and the minutes of them."""
