"""The case file: one encrypted database, and the verbs that are on disk when they return."""
