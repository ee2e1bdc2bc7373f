"""Minutes sealed for one person, opened and answered by them, and the answer opened again."""
