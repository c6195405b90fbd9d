"""Directing a motion: poses, floor paths, contacts and parts of other motions that the sampler has to keep to."""

from intermoe.direction.constraints import Constraints, FloorPath, Keep, Meet, Pin, Start

__all__ = ["Constraints", "FloorPath", "Keep", "Meet", "Pin", "Start"]
