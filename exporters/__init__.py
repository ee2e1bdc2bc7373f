"""Files out and in: a board's own workbook filled, an existing chronology read."""
