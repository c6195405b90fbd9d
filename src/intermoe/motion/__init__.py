"""Feature layouts as named blocks, canonical frames, mirroring, normalisation."""
