"""The family composition, and its picture."""
