"""Open data of the author's own: the whole case as JSON, and its log, that any program reads."""
