"""Office files as parts: read with limits, changed part by part, everything else left byte for byte."""
