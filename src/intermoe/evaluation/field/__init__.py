"""The field's protocol: R-precision, FID, MM-Dist, Diversity and MultiModality under the evaluator of a data set."""
