"""Motions by the million: a file of prompts in, a folder of shards and a manifest out (docs/bulk.md)."""

from intermoe.bulk.job import Job
from intermoe.bulk.run import generate
from intermoe.bulk.shards import read

__all__ = ["Job", "generate", "read"]
