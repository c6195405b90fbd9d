"""Words as the matchers of HumanML3D and Inter-X read them: GloVe's 300 numbers and one of 15 parts of speech.

The vectors come from the folder that the data sets' authors hand out (`our_vab_data.npy`, `our_vab_words.pkl`,
`our_vab_idx.pkl`; Inter-X names them `hhi_vab_*`) and are no part of this project; no pickle is run. A caption's words
with their parts of speech ("walk/VERB") come from its caption file. Letters: V words known, B texts, N words of a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write, read_npz
from intermoe.core.pickles import read_npy, read_pickle

FILE = "words.npz"  # of a matcher's folder
WIDTH = 300
OTHER, UNKNOWN = "OTHER", "unk"
_KINDS = ("VERB", "NOUN", "DET", "ADP", "NUM", "AUX", "PRON", "ADJ", "ADV", "Loc_VIP", "Body_VIP", "Obj_VIP", "Act_VIP",
          "Desc_VIP", OTHER)  # fmt: skip
# words that have a class of their own, whatever part of speech they are (Text2Motion's lists)
_CLASSES = {
    "Loc_VIP": "left right clockwise counterclockwise anticlockwise forward back backward up down straight curve",
    "Body_VIP": "arm chin foot feet face hand mouth leg waist eye knee shoulder thigh",
    "Obj_VIP": "stair dumbbell chair window floor car ball handrail baseball basketball",
    "Act_VIP": "walk run swing pick bring kick put squat throw hop dance jump turn stumble stop sit lift lower raise wash "
    "stand kneel stroll rub bend balance flap jog shuffle lean rotate spin spread climb",
    "Desc_VIP": "slowly carefully fast careful slow quickly happy angry sad happily angrily sadly",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
PARTS = len(_KINDS)


@dataclass(frozen=True)
class Caption:
    """A sentence and, where its file has them, its words with parts of speech, divided by spaces."""

    text: str
    words: str = ""

    @property
    def tokens(self) -> list[str]:
        """ "word/PART" of each word; without parts of speech all are OTHER."""
        if self.words:
            return self.words.split()
        return [f"{word}/{OTHER}" for word in re.findall(r"[a-z0-9']+", self.text.lower())]


@dataclass(frozen=True)
class Words:
    """What a matcher reads of B texts."""

    vectors: Tensor  # (B,N,300)
    parts: Tensor  # (B,N,15) one-hot
    lengths: Tensor  # (B,) in words


class Glove:
    """Vectors of V words by name."""

    def __init__(self, words: Sequence[str], vectors: np.ndarray) -> None:
        """vectors (V,300). UserError where they do not fit, or the word that stands for unknown ones is missing."""
        if vectors.ndim != 2 or vectors.shape != (len(words), WIDTH) or vectors.dtype.kind != "f":
            raise UserError(
                f"word vectors must be ({len(words)}, {WIDTH}) numbers, found {vectors.dtype} {vectors.shape}"
            )
        if not np.isfinite(vectors).all():
            raise UserError("word vectors hold numbers that are not finite: fetch them anew")
        self.words, self.vectors = tuple(words), np.ascontiguousarray(vectors, np.float32)
        if UNKNOWN not in self._place:
            raise UserError(f"the word vectors have none for '{UNKNOWN}', which stands for every unknown word")

    @cached_property
    def _place(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    @classmethod
    def load(cls, folder: str | Path) -> Glove:
        """The vectors of a folder: the authors' three files, or `words.npz` that `save` wrote. UserError where there is none."""
        folder = Path(folder)
        if (folder / FILE).is_file():
            arrays = read_npz(folder / FILE, "file of word vectors", need="vectors", only=("vectors", "words"))
            words = arrays.get("words")
            if words is None or words.dtype.kind != "U" or words.ndim != 1:
                raise UserError(f"{folder / FILE} lacks the list `words` beside its vectors; it is damaged")
            return cls(words.tolist(), arrays["vectors"])
        for data in sorted(folder.glob("*_data.npy")):
            name = data.name.removesuffix("_data.npy")
            if (folder / f"{name}_words.pkl").exists() and (folder / f"{name}_idx.pkl").exists():
                return cls._authors(data, folder / f"{name}_words.pkl", folder / f"{name}_idx.pkl")
        raise UserError(
            f"{folder} has no word vectors: expected our_vab_data.npy, our_vab_words.pkl and our_vab_idx.pkl (HumanML3D's and "
            "Inter-X's evaluators come with them, in the folder glove)"
        )

    @classmethod
    def _authors(cls, data: Path, list_file: Path, index_file: Path) -> Glove:
        vectors, listed, index = (
            read_npy(data, "array of word vectors"),
            read_pickle(list_file, "list of words"),
            read_pickle(index_file, "index of words"),
        )
        good = isinstance(vectors, np.ndarray) and vectors.ndim == 2 and isinstance(index, dict)
        if not good or not isinstance(listed, list | tuple | np.ndarray):
            raise UserError(f"{data.parent} holds no word vectors: expected an array, a list and a dictionary")
        words = [str(word) for word in listed]
        try:
            rows = np.array([int(index[word]) for word in words])
            return cls(words, np.asarray(vectors, np.float32)[rows])
        except (KeyError, IndexError, TypeError, ValueError) as problem:
            raise UserError(f"{index_file} does not fit {data.name} and {list_file.name} ({problem})") from problem

    def save(self, folder: Path) -> None:
        """Write `words.npz`."""
        with atomic_write(folder / FILE) as temporary:
            np.savez_compressed(temporary, vectors=self.vectors, words=np.array(self.words))

    def read(self, captions: Sequence[Caption], *, longest: int) -> Words:
        """At most `longest` words of each caption between a start and an end, as Text2Motion's reader packs them."""
        rows = [["sos/OTHER", *caption.tokens[:longest], "eos/OTHER"] for caption in captions]
        size = max(map(len, rows), default=0)
        places = torch.zeros(len(rows), size, dtype=torch.long)
        kinds = torch.zeros(len(rows), size, dtype=torch.long)
        for row, tokens in enumerate(rows):
            for column, token in enumerate([*tokens, *[f"{UNKNOWN}/{OTHER}"] * (size - len(tokens))]):
                places[row, column], kinds[row, column] = self._number(token)
        vectors = torch.from_numpy(self.vectors)[places]
        parts = torch.nn.functional.one_hot(kinds, PARTS).float()
        return Words(vectors, parts, torch.tensor([len(tokens) for tokens in rows]))

    def unknown(self, captions: Sequence[Caption]) -> float:
        """Share of the captions' words that are unknown, 0..1."""
        words = [token.rpartition("/")[0] for caption in captions for token in caption.tokens]
        return sum(word not in self._place for word in words) / max(len(words), 1)

    def _number(self, token: str) -> tuple[int, int]:
        word, _, part = token.rpartition("/")
        if word not in self._place:
            return self._place[UNKNOWN], _KINDS.index(OTHER)
        kind = _CLASS_OF.get(word, part)
        return self._place[word], _KINDS.index(kind if kind in _KINDS else OTHER)
