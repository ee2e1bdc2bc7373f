"""The report: its sections, and what stands beside the text."""
