"""The family composition: its members and how they are related."""
