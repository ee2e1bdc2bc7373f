"""Real names: found in text, coded, and kept out of what leaves."""
