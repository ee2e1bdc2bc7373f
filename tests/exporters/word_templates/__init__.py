"""Word templates of reports as boards make them, each with what every place of it asks for."""
