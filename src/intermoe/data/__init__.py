"""Data: stores of clips, the duet corpus, BVH pairs, and batches for training."""
