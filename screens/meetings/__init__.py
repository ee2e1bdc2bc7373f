"""Meetings with staff, whom to see, and what rests on what they said."""
