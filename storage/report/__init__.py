"""The report and what stands beside its text, as a case keeps them."""
