"""The report: its text, what stands beside it, and how it is printed."""
