"""The days and times of records, as known."""
