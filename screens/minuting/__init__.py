"""Minuting: typing while somebody speaks."""
