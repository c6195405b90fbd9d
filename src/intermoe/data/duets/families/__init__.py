"""The thirteen families of two-person interaction: facts, draws and scripts of events. `registry.FAMILIES` lists
them.
"""
