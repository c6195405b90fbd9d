"""Skeletons: names, parents, rest poses, sides, kinematics."""
