"""The disclosure check: every text of a finished file, wherever it hides, searched for names; what came of it."""
