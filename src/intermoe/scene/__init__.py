"""Scenes of two to six people: interactions of pairs on one floor, and what everybody does in between (docs/scenes.md)."""

from intermoe.scene.file import Act, Scene
from intermoe.scene.perform import perform

__all__ = ["Act", "Scene", "perform"]
