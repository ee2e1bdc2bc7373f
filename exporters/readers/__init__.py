"""Taking in what was made elsewhere or came back edited: by the meaning of headings, and by marks and words."""

from exporters.readers.decision import Decision
from exporters.readers.matching import match
from exporters.readers.reading import ReadFile, ReadRow, read_file, read_rows

__all__ = ["Decision", "ReadFile", "ReadRow", "match", "read_file", "read_rows"]
