"""What leaves: asked about, made, checked, and let go."""
