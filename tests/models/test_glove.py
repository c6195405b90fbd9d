"""Word vectors as the data sets' authors hand them out, and how captions are read with them."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.models.glove import PARTS, Caption, Glove

WORDS = ["unk", "sos", "eos", "walk", "person", "left"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.save(tmp_path / "our_vab_data.npy", np.arange(len(WORDS) * 300.0).reshape(-1, 300))
    (tmp_path / "our_vab_words.pkl").write_bytes(pickle.dumps(WORDS[::-1]))
    (tmp_path / "our_vab_idx.pkl").write_bytes(pickle.dumps({word: n for n, word in enumerate(WORDS)}))
    return tmp_path


def kind(name: str) -> int:
    names = [
        "VERB",
        "NOUN",
        "DET",
        "ADP",
        "NUM",
        "AUX",
        "PRON",
        "ADJ",
        "ADV",
        "Loc_VIP",
        "Body_VIP",
        "Obj_VIP",
        "Act_VIP",
        "Desc_VIP",
    ]
    names.append("OTHER")
    return names.index(name)


def test_words_and_their_parts_of_speech(folder: Path) -> None:
    glove = Glove.load(folder)
    found = glove.read(
        [Caption("x", "person/NOUN walk/VERB left/ADJ zzz/NOUN person/XYZ"), Caption("x", "walk/VERB")], longest=20
    )
    assert (
        found.vectors.shape == (2, 7, 300) and found.parts.shape == (2, 7, PARTS) and found.lengths.tolist() == [7, 3]
    )
    first = [WORDS.index(w) for w in ("sos", "person", "walk", "left", "unk", "person", "eos")]
    assert (found.vectors[0, :, 0] / 300).tolist() == first
    kinds = [kind(k) for k in ("OTHER", "NOUN", "Act_VIP", "Loc_VIP", "OTHER", "OTHER", "OTHER")]
    assert found.parts[0].argmax(-1).tolist() == kinds and bool((found.parts.sum(-1) == 1).all())
    cut = glove.read([Caption("x", " ".join(["walk/VERB"] * 30))], longest=20)
    assert cut.lengths.tolist() == [22]
    assert glove.unknown([Caption("x", "walk/VERB zzz/NOUN")]) == 0.5


def test_a_caption_without_parts_of_speech_is_read_by_its_words(folder: Path) -> None:
    assert Caption("A Person, walk left!").tokens == ["a/OTHER", "person/OTHER", "walk/OTHER", "left/OTHER"]
    found = Glove.load(folder).read([Caption("Person walk")], longest=20)
    assert found.parts[0].argmax(-1).tolist() == [kind(k) for k in ("OTHER", "OTHER", "Act_VIP", "OTHER")]


def test_saved_and_read_again(folder: Path, tmp_path: Path) -> None:
    glove = Glove.load(folder)
    glove.save(tmp_path / "copy")
    again = Glove.load(tmp_path / "copy")
    assert again.words == glove.words
    np.testing.assert_array_equal(again.vectors, glove.vectors)


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("our_vab_idx.pkl", pickle.dumps(print), "no plain data"),
        ("our_vab_idx.pkl", pickle.dumps({"unk": 0}), "does not fit"),
        ("our_vab_words.pkl", pickle.dumps(["walk"]), "stands for every unknown word"),
        ("our_vab_data.npy", b"\x93NUMPY", "cannot read"),
        ("our_vab_words.pkl", None, "has no word vectors"),
    ],
)
def test_bad_files(folder: Path, file: str, content: bytes | None, says: str) -> None:
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    with pytest.raises(UserError, match=says):
        Glove.load(folder)
    with pytest.raises(UserError, match="has no word vectors"):
        Glove.load(folder / "none")
