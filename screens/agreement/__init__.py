"""Minutes on their way to each person, and what each says of them."""
