"""The report that leaves: put into a board's Word template, read back, accounted for, kept to be compared."""
