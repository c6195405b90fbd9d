"""Captions of the duets: facts in, natural sentences out (`describe.describe`), and their mirror images (`mirror`)."""
