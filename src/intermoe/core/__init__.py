"""Types, errors, files, lengths and runtime: what everything else stands on and nothing here depends on."""
