"""The duets evaluator: what it sees does not depend on where the pair stands, and padding changes nothing."""

import numpy as np
import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.generate import make_motion
from intermoe.models.duet_evaluator import VIEW, DuetEvaluator, DuetEvaluatorConfig, load_evaluator, views_of
from intermoe.models.text import TextConfig

SMALL = DuetEvaluatorConfig(
    width=32, num_layers=1, num_heads=2, embedding=16, personas=("p0", "p1"),
    text=TextConfig(encoder="minilm", features=768, layers=(2, 6), width=32, num_heads=2, hidden_width=32),
)  # fmt: skip


@pytest.fixture(scope="module")
def motion():
    return make_motion(2, 5).motion


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    return DuetEvaluator(SMALL).eval()


def test_a_view_is_the_same_wherever_the_pair_stands(motion):
    seen = views_of(motion)
    assert seen.shape == (2, -(-motion.num_frames // 2), VIEW)
    c, s = np.cos(0.8), np.sin(0.8)
    turned = motion.positions @ np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]) + [3.0, 0.0, -2.0]
    assert np.abs(views_of(motion.replace(positions=turned.astype(np.float32))) - seen).max() < 1e-3


def test_each_person_sees_the_partner(motion):
    seen = views_of(motion)
    exchanged = views_of(motion.swapped())
    assert np.abs(exchanged - seen[::-1]).max() < 1e-5


def test_exchanged_people_exchange_their_embeddings(model, motion):
    a, b = model.see([motion]), model.see([motion.swapped()])
    assert torch.allclose(a.pair, b.exchanged, atol=1e-5) and torch.allclose(a.person, b.person.flip(1), atol=1e-5)
    assert not torch.allclose(a.pair, a.exchanged, atol=1e-3)


def test_company_changes_nothing(model, motion):
    short = motion.replace(
        positions=motion.positions[:, :70],
        rotations=None,
        translation=None,
        foot_contacts=None,
        hand_shapes=motion.hand_shapes[:, :70],
    )
    alone, together = model.see([short]), model.see([motion, short])
    assert torch.allclose(alone.pair[0], together.pair[1], atol=1e-5)
    assert torch.allclose(alone.attributes[0], together.attributes[1], atol=1e-4)


def test_texts_are_read_and_the_folder_comes_back(model, tmp_path, motion):
    model.save(tmp_path, storage="float32")
    again = load_evaluator(tmp_path)
    assert torch.allclose(again.see([motion]).pair, model.see([motion]).pair, atol=1e-6)
    read = model.read(["One person pushes the other.", "They hug."], of="pair")
    assert read.shape == (2, 16) and torch.allclose(read.norm(dim=-1), torch.ones(2))


def test_other_folders_and_other_skeletons_are_refused(model, tmp_path):
    with pytest.raises(UserError):
        load_evaluator(tmp_path)
    with pytest.raises(UserError, match="22 joints"):
        model.see([Interaction(np.zeros((2, 10, 24, 3), np.float32))])
