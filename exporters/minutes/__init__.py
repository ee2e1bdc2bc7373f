"""Minutes on paper and what leaves beside them: to agree, for the file, in an agency's template, their trail."""
