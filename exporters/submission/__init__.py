"""A submission: the folder it stands in, its manifest, and what changed since the one before."""
