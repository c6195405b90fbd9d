"""Honest measures of generated interactions: physics, contacts, roles, and the baselines they are set beside."""
