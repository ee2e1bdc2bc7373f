"""The action plan that leaves: put into a board's workbook or our own layout, read back."""
