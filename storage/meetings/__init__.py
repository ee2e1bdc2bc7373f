"""Meetings, their minutes, who agreed, and what rests on them, as a case keeps them."""
