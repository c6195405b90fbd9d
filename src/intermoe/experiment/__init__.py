"""The paper's tables on a data folder: every row trained, sampled and measured under equal conditions, resumable."""
