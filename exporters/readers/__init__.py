"""Taking in what was made elsewhere: chronologies and lists of people, by the meaning of their headings."""

from exporters.readers.decision import Decision
from exporters.readers.matching import match
from exporters.readers.reading import ReadFile, ReadRow, read_file, read_rows

__all__ = ["Decision", "ReadFile", "ReadRow", "match", "read_file", "read_rows"]
