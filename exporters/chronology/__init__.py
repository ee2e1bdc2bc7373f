"""The chronology as it leaves: in a board's workbook, in Word, as CSV, with the key; read back cell by cell."""
