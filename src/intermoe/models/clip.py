"""CLIP's text tower (arXiv 2103.00020), frozen: the paper's text encoder. Its weights are part of the model folder.

Letters: B texts, N = 77 places, D width.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError

PLACES, VOCABULARY = 77, 49408
START, END = VOCABULARY - 2, VOCABULARY - 1
_LEAST = 256  # the bytes alone are as many
HUB_NAMES = ("openai/clip-vit-large-patch14-336", "openai/clip-vit-large-patch14")  # one vocabulary


class _Layer(nn.Module):
    def __init__(self, width: int, num_heads: int):
        super().__init__()
        self.num_heads = num_heads
        self.norm_attention, self.norm_feed = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        heads = (
            self.query_key_value(self.norm_attention(x)).unflatten(-1, (3, self.num_heads, -1)).permute(2, 0, 3, 1, 4)
        )
        attended = F.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_causal=True)
        x = x + self.out(attended.transpose(1, 2).flatten(2))
        hidden = self.up(self.norm_feed(x))
        return x + self.down(hidden * torch.sigmoid(1.702 * hidden))  # CLIP's own approximation of GELU


class CLIPTextTower(nn.Module):
    """Token ids (B,77) -> features (B,77,D), after the tower's last norm."""

    def __init__(self, width: int, num_layers: int, num_heads: int):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, width)
        self.places = nn.Parameter(torch.zeros(PLACES, width))
        self.layers = nn.ModuleList(_Layer(width, num_heads) for _ in range(num_layers))
        self.norm = nn.LayerNorm(width)

    def forward(self, ids: Tensor) -> Tensor:
        x = self.words(ids) + self.places
        for layer in self.layers:
            x = layer(x)
        return self.norm(x)


def tokenizer(folder: str | Path | None = None) -> Any:
    """CLIP's tokenizer: the vocabulary in `folder`, else the one in the hub's cache. The checkpoints hold none.

    Raises UserError when there is none.
    """
    from transformers import CLIPTokenizer

    for source in (folder,) if folder is not None else HUB_NAMES:
        try:
            found = CLIPTokenizer.from_pretrained(source, local_files_only=True)
            if len(found) > _LEAST:  # of an empty folder transformers makes an empty vocabulary
                return found
        except (OSError, ValueError, TypeError):
            continue
        except Exception as problem:  # the tokenizer's own library raises no other kind for a damaged vocabulary
            raise UserError(f"CLIP's vocabulary in {source} cannot be read ({problem}); fetch it anew") from problem
    if folder is not None:
        raise UserError(f"{folder} holds no vocabulary of CLIP: expected vocab.json and merges.txt")
    raise UserError(
        "CLIP's vocabulary was not found, and no checkpoint carries it; fetch it once with: hf download "
        f"{HUB_NAMES[1]} vocab.json merges.txt tokenizer_config.json"
    )


def tokenize(texts: Sequence[str], vocabulary: Any) -> Tensor:
    """Texts -> ids (B,77): start, up to 75 tokens, end, and zeros, the padding of OpenAI's code that the head reads."""
    ids = torch.zeros(len(texts), PLACES, dtype=torch.long)
    for row, text in zip(ids, texts, strict=True):
        tokens = [START, *vocabulary(text, add_special_tokens=False)["input_ids"][: PLACES - 2], END]
        row[: len(tokens)] = torch.tensor(tokens)
    return ids


def embeddings(folder: str | Path | None) -> tuple[Tensor, Tensor] | None:
    """CLIP's embeddings of tokens (49408,D) and of places (77,D), out of a folder with its model.safetensors; None without one.

    UserError where the file is damaged or another model's.
    """
    path = None if folder is None else Path(folder) / "model.safetensors"
    if path is None or not path.exists():
        return None
    names = [f"text_model.embeddings.{kind}_embedding.weight" for kind in ("token", "position")]
    try:
        with safe_open(path, framework="pt") as file:
            words, places = (file.get_tensor(name).float() for name in names)
    except (SafetensorError, OSError) as problem:
        raise UserError(f"{path} cannot be read as weights of CLIP ({problem}); fetch it anew") from problem
    if words.shape != (VOCABULARY, words.shape[-1]) or places.shape != (PLACES, words.shape[-1]):
        raise UserError(f"{path}: expected embeddings ({VOCABULARY}, D) and ({PLACES}, D), found {tuple(words.shape)}")
    return words, places
