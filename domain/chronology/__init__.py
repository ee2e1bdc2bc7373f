"""Rows, and what a chronology shows as a whole."""
