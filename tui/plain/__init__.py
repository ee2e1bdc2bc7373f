"""Plain prompts: all of it by lines typed one after the other, for screen readers and plain terminals."""
