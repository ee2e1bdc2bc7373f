"""Typing paragraphs, of minutes and of the report."""
