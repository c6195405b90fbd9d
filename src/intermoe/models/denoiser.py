"""The cooperative denoiser: noisy latents of two people -> clean latents (paper section 3.2).

Both people go through the same weights, as one batch. A block: self-attention over a person's own frames,
cross-attention to the partner's frames (as they were *before* the block), then the mixture of experts; `base` also
attends to the text.
Letters: B clips, P people, S = B * P sequences, T latent frames, F features of a latent frame, D width, N text tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.core.errors import UserError, unknown
from intermoe.core.lengths import frame_mask
from intermoe.core.persona import VECTOR
from intermoe.diffusion.schedules import alphas_cumprod
from intermoe.models.condition import Condition
from intermoe.models.layers import AdaLN, Attention, sinusoids
from intermoe.models.moe import BIAS_RULES, MoELayer, MoEOptions, waits
from intermoe.models.products import Linear
from intermoe.models.replay import Replay
from intermoe.models.router import ROUTINGS
from intermoe.skeleton.hands import CHANNELS
from intermoe.skeleton.pooling import LATENT_JOINTS

AHEAD = 1 << 26  # bytes of adaptive norms that are computed ahead in sampling
MAX_POSITIONS = 5000  # latent frames, and also diffusion timesteps: both read the same table


@dataclass(frozen=True)
class DenoiserConfig:
    """Sizes and options of the denoiser; the defaults are the paper's sizes with the released code's behaviour."""

    latent_channels: int = 64  # C of the VAE
    latent_joints: int = LATENT_JOINTS  # 7
    components: int = (
        0  # coordinates of a latent frame that are denoised (training/basis.py); 0 = all joints * channels
    )
    width: int = 768  # D
    num_blocks: int = 8
    num_heads: int = 8
    num_experts: int = 8  # E
    expert_width: int = 1024  # hidden width of a SwiGLU expert
    cond_width: int = 768  # width of the condition that comes in
    dropout: float = 0.1  # on attention weights
    zero_key: bool = True  # attention also sees one key of zeros (released)
    skip: bool = False  # x_0 = sqrt(a) x_t + sqrt(1 - a) F(x_t): the signal that is left is passed on
    # s: x_0 = c x_t / sqrt(a) + (1 - c) F(x_t), c = s^2 / (s^2 + sigma^2), sigma^2 = (1 - a) / a: what stands out of noise of s
    # is passed on (as EDM's c_skip, arXiv 2206.00364); 0 = all comes from F, as released
    skip_scale: float = 0.0
    # c is of each frame and coordinate: a reading of the last states is added to its logit (how much somebody sways follows
    # from who it is, and from what is done)
    skip_gate: bool = False
    personas: bool = False  # each person's stream is told of the body and manner asked for (core/persona.py)
    # personas, where there are any, are also added to the input: a longer bone is a number to add, which scales carry badly
    persona_input: bool = False
    roles: int = (
        0  # R: each person's stream is told its role, which the text head reads (models/text.py); 0 = it is not
    )
    hands: bool = False  # hand shapes stand behind a latent frame's coordinates (skeleton/hands.py)
    person_embedding: bool = False  # added to the input: who is first is known from the start
    text_cross_attention: bool = False  # blocks attend to the text tokens
    text_every: int = 1  # with text_cross_attention: the first of every so many blocks does
    capacity: float = 1.0  # C_exp, experts that a frame gets on average at balance (Eq. 7)
    router_alpha: float | None = None  # weight of the motion logits in their average (Eq. 3); None adds both (released)
    route_normed: bool = False  # the router reads features after the adaptive norm; released: before
    route_text_only: bool = False  # the text router reads the text alone (paper); released: timestep + text
    fallback_expert: bool = False  # a frame that no expert takes goes to its best one; released: it gets nothing
    num_people: int = 2  # P; with one there is no partner to attend to
    # the paper's ablations (presets.py), all of the layer in models/moe.py:
    routing: str = "dynamic"  # or top_k, token_choice, expert_choice, uniform (models/router.py)
    instance_routing: bool = False  # one decision for a person's clip, in place of one a frame
    motion_router: bool = True  # the router reads the motion
    text_router: bool = True  # the router reads the text; without both, all experts take all frames alike
    shared_width: int = 0  # hidden width of one more expert that takes every frame; 0 = none
    bias_rule: str = "sign"  # of the thresholds: sign (Eq. 9), centred (their mean stays), quantile (a moving average)

    def __post_init__(self) -> None:
        sizes = (
            self.latent_channels,
            self.latent_joints,
            self.width,
            self.num_blocks,
            self.num_heads,
            self.num_experts,
        )
        if (
            min(*sizes, self.expert_width, self.cond_width, self.text_every) < 1
            or min(self.shared_width, self.roles) < 0
        ):
            raise UserError("all sizes of a denoiser have to be positive")
        if self.num_people not in (1, 2):
            raise UserError(f"a denoiser is of 1 or 2 people, found {self.num_people}")
        if self.width % self.num_heads or self.width % 2:
            raise UserError(f"width {self.width} has to be even and a multiple of num_heads {self.num_heads}")
        if not 0 <= self.components <= self.latent_joints * self.latent_channels:
            raise UserError(
                f"components lies between 0 and {self.latent_joints * self.latent_channels}, found {self.components}"
            )
        if not 0 <= self.dropout < 1:
            raise UserError(f"dropout lies from 0 to below 1, found {self.dropout}")
        if not 0 <= self.skip_scale < 10 or (self.skip and self.skip_scale):
            raise UserError(f"skip_scale lies from 0 to below 10, and does not go with skip, found {self.skip_scale:g}")
        if self.skip_gate and not self.skip_scale:
            raise UserError("skip_gate reads what is added to the share of skip_scale: set that as well")
        if self.router_alpha is not None and not 0 <= self.router_alpha <= 1:
            raise UserError(f"router_alpha lies between 0 and 1, found {self.router_alpha}")
        self._check_routing()

    def _check_routing(self) -> None:
        """UserError for options of the routing that do not go together."""
        for kind, value, known in (("routing", self.routing, ROUTINGS), ("bias_rule", self.bias_rule, BIAS_RULES)):
            if value not in known:
                raise unknown(kind, value, known)
        if not self.capacity > 0:
            raise UserError(f"capacity must be above 0, found {self.capacity}")
        if self.routing == "token_choice" and (self.capacity % 1 or self.capacity > self.num_experts):
            raise UserError(
                f"token_choice gives a frame `capacity` experts: a whole number up to {self.num_experts}, found {self.capacity:g}"
            )
        if not (self.motion_router or self.text_router) and self.routing != "uniform":
            raise UserError(f"routing {self.routing} needs a router: set motion_router or text_router")
        if self.bias_rule != "sign" and self.routing != "dynamic":
            raise UserError(f"bias_rule {self.bias_rule} is of the dynamic routing, found {self.routing}")

    @property
    def features(self) -> int:
        """F, the width of what is denoised."""
        return (self.components or self.latent_joints * self.latent_channels) + self.hand_channels

    @property
    def hand_channels(self) -> int:
        """The last numbers of a latent frame, which stand for hand shapes."""
        return CHANNELS if self.hands else 0

    @property
    def moe_options(self) -> MoEOptions:
        return MoEOptions(
            self.capacity,
            self.router_alpha,
            self.route_normed,
            self.route_text_only,
            fallback=self.fallback_expert,
            routing=self.routing,
            instance=self.instance_routing,
            motion_router=self.motion_router,
            text_router=self.text_router,
            shared_width=self.shared_width,
            bias_rule=self.bias_rule,
        )


@dataclass(frozen=True)
class _Told:
    """What is told of a clip, as the blocks read it: the same at every step."""

    text: Tensor  # (S,D) text and persona
    keys_values: dict[Attention, tuple[Tensor, Tensor]]  # of the text tokens, for each attention to them
    token_valid: Tensor | None  # (S,N) bool
    added: Tensor | None  # (S,1,D) persona, added to the input
    heard: Tensor | None = None  # (S,1,1) 0 where the partner is not heard; None = all are


@dataclass(frozen=True)
class _Signals:
    """What every block reads beside the states."""

    told: _Told
    cond: Tensor  # (S,D) timestep + text
    modulations: dict[AdaLN, Tensor]  # (S,2D) scale and shift of every adaptive norm
    num_people: int
    valid: Tensor | None  # (S,T) bool


class CooperativeBlock(nn.Module):
    """Self-attention, attention to the partner, to the text (if it reads it), mixture of experts; each is added."""

    def __init__(self, config: DenoiserConfig, *, reads_text: bool):
        super().__init__()
        D = config.width

        def attention(zero_key: bool) -> Attention:
            return Attention(D, config.num_heads, dropout=config.dropout, zero_key=zero_key)

        self.self_norm, self.self_attention = AdaLN(D), attention(config.zero_key)
        self.has_partner = config.num_people > 1
        if self.has_partner:
            self.query_norm, self.partner_norm, self.partner_attention = AdaLN(D), AdaLN(D), attention(config.zero_key)
        self.reads_text = reads_text
        if reads_text:
            self.text_norm, self.text_attention = AdaLN(D), attention(False)
        self.moe = MoELayer(D, config.num_experts, config.expert_width, options=config.moe_options)

    def forward(self, x: Tensor, signals: _Signals) -> Tensor:
        """x (S,T,D) -> (S,T,D)."""
        valid, people, told = signals.valid, signals.num_people, signals.told

        def normed(norm: AdaLN, states: Tensor) -> Tensor:
            return norm.modulated(states, signals.modulations[norm])

        own = normed(self.self_norm, x)
        h = x + self.self_attention(own, self.self_attention.keys_values(own), valid)

        if self.has_partner:
            keys_values = self.partner_attention.keys_values(normed(self.partner_norm, x))
            keys, values = (kv.unflatten(0, (-1, people)).flip(1).flatten(0, 1) for kv in keys_values)
            met = self.partner_attention(normed(self.query_norm, h), (keys, values), valid)
            h = h + (met if told.heard is None else told.heard * met)

        if self.reads_text and self.text_attention in told.keys_values:
            text = told.keys_values[self.text_attention]
            h = h + self.text_attention(normed(self.text_norm, h), text, told.token_valid)
        return h + self.moe(
            h, signals.cond, text_SD=told.text, valid_ST=valid, num_people=people,
            modulation_SD=signals.modulations[self.moe.norm],
        )  # fmt: skip


class CooperativeDenoiser(nn.Module):
    """x_t, t, condition -> x_0 for all people at once."""

    positions: Tensor
    alpha_bar: Tensor

    def __init__(self, config: DenoiserConfig):
        super().__init__()
        self.config = config
        D = config.width
        self.embed = Linear(config.features, D)
        self.embed_text = Linear(config.cond_width, D)
        self.embed_timestep = nn.Sequential(Linear(D, D), nn.SiLU(), Linear(D, D))
        if config.person_embedding:
            self.person = nn.Parameter(0.2 * torch.randn(config.num_people, D))
        if config.personas:  # says nothing at first, so that a model without may be the start
            first, last = Linear(VECTOR, D), Linear(D, D)
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)
            self.embed_persona = nn.Sequential(first, nn.SiLU(), last)
        if config.persona_input:
            self.add_persona = Linear(VECTOR, D, bias=False)
            nn.init.zeros_(self.add_persona.weight)
        if config.roles:
            self.add_role = Linear(config.roles, D, bias=False)
            self.embed_role = Linear(config.roles, D, bias=False)
            nn.init.zeros_(self.add_role.weight)
            nn.init.zeros_(self.embed_role.weight)
        if config.text_cross_attention:
            self.embed_tokens = Linear(config.cond_width, D)
        reads_text = [config.text_cross_attention and b % config.text_every == 0 for b in range(config.num_blocks)]
        self.blocks = nn.ModuleList(CooperativeBlock(config, reads_text=reads) for reads in reads_text)
        self.out = Linear(D, config.features)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        if config.skip_gate:
            self.gate = Linear(D, config.features)
            nn.init.zeros_(self.gate.weight)
            nn.init.zeros_(self.gate.bias)
        self.register_buffer("positions", sinusoids(MAX_POSITIONS, D), persistent=False)
        if config.skip or config.skip_scale:
            self.register_buffer("alpha_bar", alphas_cumprod().float(), persistent=False)

    def forward(
        self, x_t: Tensor, timesteps: Tensor, cond: Tensor | Condition, *, lengths: Tensor | None = None
    ) -> Tensor:
        """Predict clean latents.

        Args:
            x_t: noisy latents (B,P,T,F), P as the configuration says.
            timesteps: (B,) integers in 0..999.
            cond: a tensor (B,D_cond), the same for all people, or a `Condition`.
            lengths: (B,) valid latent frames; None = all. What stands in padding changes no valid frame, and comes out
                as numbers without meaning.

        Returns:
            x_0, (B,P,T,F).
        """
        P = x_t.shape[1]
        told = self._told(cond, P)
        emb = self._conditions(told, timesteps.repeat_interleave(P))
        return self._denoised(x_t, timesteps, told, emb, self._modulations(emb), lengths)

    def prepared(self, cond: Tensor | Condition, timesteps: Sequence[int], *, people: int) -> PreparedSteps:
        """This denoiser for one condition at known timesteps, with what no step changes computed once."""
        return PreparedSteps(self, cond, timesteps, people)

    def _denoised(
        self,
        x_t: Tensor,
        timesteps: Tensor,
        told: _Told,
        emb: Tensor,
        modulations: dict[AdaLN, Tensor],
        lengths: Tensor | None,
    ) -> Tensor:
        P, T = x_t.shape[1:3]
        valid = None if lengths is None else frame_mask(lengths, T).repeat_interleave(P, dim=0)
        signals = _Signals(told, emb, modulations, P, valid)
        with torch.autocast(x_t.device.type, enabled=False):  # bf16 would round a body's place to centimetres
            h = self.embed(x_t) + self.positions[:T]
        if self.config.person_embedding:
            h = h + self.person[:, None]
        h = h.flatten(0, 1)
        if told.added is not None:
            h = h + told.added
        for block in self.blocks:
            h = block(h, signals)
        with torch.autocast(x_t.device.type, enabled=False):
            out = self.out(h).view_as(x_t)
            more = self.gate(h).view_as(x_t) if self.config.skip_gate else None
        if not (self.config.skip or self.config.skip_scale):
            return out
        # the last steps need x_0 finer than a network can repeat its input
        alpha_bar = self.alpha_bar[timesteps][:, None, None, None]
        if self.config.skip_scale:
            noise = (1.0 - alpha_bar) / alpha_bar.clamp(min=1e-6)
            kept = self.config.skip_scale**2 / (self.config.skip_scale**2 + noise)
            if more is not None:
                kept = torch.sigmoid((self.config.skip_scale**2 / noise).log() + more)
            return kept * x_t / alpha_bar.sqrt().clamp(min=1e-3) + (1.0 - kept) * out
        return alpha_bar.sqrt() * x_t + (1.0 - alpha_bar).sqrt() * out

    def _told(self, cond: Tensor | Condition, P: int) -> _Told:
        """Spread what is said of a clip over its P people."""
        cond = cond if isinstance(cond, Condition) else Condition(cond)
        vector = cond.vector if cond.vector.dim() == 3 else cond.vector[:, None]
        text = self.embed_text(vector).expand(-1, P, -1)
        added = None
        if self.config.personas:
            told = vector.new_zeros(len(vector), P, VECTOR) if cond.personas is None else cond.personas
            text = text + self.embed_persona(told)
            if self.config.persona_input and cond.personas is not None:
                added = self.add_persona(cond.personas).flatten(0, 1)[:, None]
        if self.config.roles and cond.roles is not None:
            text = text + self.embed_role(cond.roles)
            role = self.add_role(cond.roles).flatten(0, 1)[:, None]
            added = role if added is None else added + role
        keys_values: dict[Attention, tuple[Tensor, Tensor]] = {}
        token_valid = None
        if self.config.text_cross_attention:
            if cond.tokens is None or cond.mask is None:
                raise ValueError("this denoiser attends to text tokens, but the condition has none")
            tokens, token_valid = self.embed_tokens(cond.tokens).flatten(0, 1), cond.mask.flatten(0, 1)
            for block in self.blocks:
                if isinstance(block, CooperativeBlock) and block.reads_text:
                    keys_values[block.text_attention] = block.text_attention.keys_values(tokens)
        heard = None if cond.alone is None else (1.0 - cond.alone).to(vector).repeat_interleave(P)[:, None, None]
        return _Told(text.flatten(0, 1), keys_values, token_valid, added, heard)

    def _conditions(self, told: _Told, timesteps: Tensor) -> Tensor:
        """Timestep + text: timesteps (S,), or (K,1) for K steps -> (S,D), (K,S,D)."""
        return self.embed_timestep(self.positions[timesteps]) + told.text

    def _modulations(self, emb: Tensor) -> dict[AdaLN, Tensor]:
        """Scale and shift of every adaptive norm, emb (...,S,D) -> (...,S,2D)."""
        silu = F.silu(emb)
        return {norm: norm.modulation(silu) for norm in self.modules() if isinstance(norm, AdaLN)}


_REPLAYS: WeakKeyDictionary[CooperativeDenoiser, Replay] = WeakKeyDictionary()  # a clip's graph serves the next one


class PreparedSteps:
    """A denoiser for one condition at known timesteps.

    The text is read once, and the adaptive norms' scales and shifts of many steps are one product each (their weights, a
    sixth of the paper's model, are then not read at every step), of so many steps ahead as `AHEAD` bytes hold.
    """

    def __init__(self, denoiser: CooperativeDenoiser, cond: Tensor | Condition, timesteps: Sequence[int], people: int):
        self.denoiser, self.timesteps = denoiser, list(timesteps)
        self.told = denoiser._told(cond, people)
        norms = sum(isinstance(module, AdaLN) for module in denoiser.modules())
        S, D = self.told.text.shape
        self.ahead = max(1, AHEAD // (8 * S * D * norms))
        self._first, self._emb, self._modulations = 0, self.told.text[:0], dict[AdaLN, Tensor]()

    def __call__(self, x_t: Tensor, step: int, lengths: Tensor | None = None) -> Tensor:
        """x_t (B,P,T,F) at the timestep number `step` -> x_0, as the denoiser itself gives it."""
        at = step - self._first
        if not 0 <= at < len(self._emb):
            ahead = torch.tensor(self.timesteps[step : step + self.ahead], device=x_t.device)
            self._first, at = step, 0
            self._emb = self.denoiser._conditions(self.told, ahead[:, None])
            self._modulations = self.denoiser._modulations(self._emb)
        norms = list(self._modulations)
        timesteps = torch.full((len(x_t),), self.timesteps[step], device=x_t.device)
        told, keys = self.told, list(self.told.keys_values)
        keys_values = [part for key in keys for part in told.keys_values[key]]
        given = [x_t, timesteps, self._emb[at], lengths, told.text, told.token_valid, told.added, told.heard]
        given += keys_values
        given += [self._modulations[norm][at] for norm in norms]

        def denoised(given: Sequence[Any]) -> Tensor:
            x, at, emb, lengths, text, token_valid, added, heard, *rest = given
            pairs = {key: (rest[2 * i], rest[2 * i + 1]) for i, key in enumerate(keys)}
            same = _Told(text, pairs, token_valid, added, heard)
            return self.denoiser._denoised(x, at, same, emb, dict(zip(norms, rest[2 * len(keys) :])), lengths)

        if not self._replays(x_t):
            return denoised(given)
        replay = _REPLAYS.setdefault(self.denoiser, Replay())
        weights = self.denoiser.embed.weight  # weights that were moved make another graph
        return replay(denoised, given, of=(weights.data_ptr(), torch.is_autocast_enabled(x_t.device.type)))

    def _replays(self, x_t: Tensor) -> bool:
        """Whether steps are recorded as a CUDA graph: where nothing in one waits for the host."""
        return x_t.is_cuda and not torch.is_grad_enabled() and not waits(self.denoiser.config.num_experts, x_t.device)
