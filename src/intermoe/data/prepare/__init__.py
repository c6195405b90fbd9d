"""Data sets, as their authors hand them out, into stores: InterHuman, Inter-X, HumanML3D. Nothing is downloaded.

`source.py` says what a reader of a data set is, `run.py` prepares and checks with it; a file a data set.
"""
