"""What is raised when a finished file, read again, does not hold what was meant."""

from __future__ import annotations


class ReadBackDiffers(Exception):
    """The finished file does not hold what was meant: a fault of the program. Says where, never what."""
