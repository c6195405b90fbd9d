"""The pipeline on a small random model: what does not depend on what it has learnt."""

from __future__ import annotations

import copy
import dataclasses

import numpy as np
import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.core.persona import Persona
from intermoe.direction import Constraints, Keep
from intermoe.models.bundle import InterMoE, SamplingConfig
from intermoe.models.contacts import ContactsConfig
from intermoe.models.presets import preset
from intermoe.models.refiner import RefinerConfig
from intermoe.pipeline import InterMoEPipeline, Prompt, UnreadPrompt

REFINER = RefinerConfig(coordinates=24, hands=14, width=32, num_blocks=2)
CONTACTS = ContactsConfig(coordinates=24, hands=14, text=48, width=32, num_blocks=2)


@pytest.fixture(scope="module")
def pipeline(make_tiny) -> InterMoEPipeline:
    return InterMoEPipeline(make_tiny(relative=True, fuse=True, refiner=REFINER, contacts=CONTACTS), device="cpu")


def test_a_seed_is_a_motion(pipeline):
    first = pipeline("Two people shake hands.", seconds=2, seed=3, steps=3)
    assert first.positions.shape == (2, 60, 22, 3) and first.fps == 30
    assert np.array_equal(first.positions, pipeline("Two people shake hands.", seconds=2, seed=3, steps=3).positions)
    assert not np.allclose(first.positions, pipeline("Two people shake hands.", seconds=2, seed=4, steps=3).positions)


def test_a_refiner_changes_how_and_not_what_hands_show(pipeline, make_tiny):
    model = make_tiny(relative=True, fuse=True)
    model.load_state_dict(
        {k: v for k, v in pipeline.model.state_dict().items() if not k.startswith(("refiner.", "contacts."))}
    )
    plain = InterMoEPipeline(model, device="cpu")("They hug.", seconds=1, steps=2, clean=False)
    refined = pipeline("They hug.", seconds=1, steps=2, clean=False)
    assert np.array_equal(plain.hand_shapes, refined.hand_shapes)
    assert not np.allclose(plain.positions, refined.positions)


def test_hands_are_brought_to_what_they_go_for_and_whoever_is_kept_stays(make_tiny):
    model = make_tiny(relative=True, fuse=True, contacts=CONTACTS)
    eager = InterMoEPipeline(model, device="cpu")
    asked = {"seconds": 1, "steps": 2, "clean": False}
    free = eager("They hug.", **asked)
    model.contacts.joints_map.normal_(std=0.05, generator=torch.Generator().manual_seed(0))
    torch.nn.init.constant_(model.contacts.out.bias, 9.0)  # everything touches
    closed = eager("They hug.", **asked)
    assert not np.allclose(closed.positions, free.positions)
    kept = Constraints(keep=Keep(motion=free, person=0))
    reaction = eager("They hug.", constraints=kept, **asked)
    assert np.abs(reaction.positions[0] - free.positions[0]).max() < 1e-3


def test_a_clip_is_the_same_alone_in_a_batch_and_padded(pipeline):
    prompts = [Prompt("One person pushes the other.", seconds=1.5, seed=1), Prompt("They dance.", seconds=4.0, seed=2)]
    together = pipeline.batch(prompts, steps=5, clean=False)
    for prompt, motion in zip(prompts, together, strict=True):
        alone = pipeline.batch([prompt], steps=5, clean=False)[0]
        assert np.abs(alone.positions - motion.positions).max() < 1e-3  # metres


def test_per_person_texts_need_no_shared_one(pipeline):
    motion = pipeline(text_a="A person waves.", text_b="A person watches.", seconds=1, steps=2)
    assert motion.texts == ("A person waves.", "A person watches.") and motion.text == ""


def test_ordinals_out_of_order_exchange_the_people(pipeline):
    """The second person pushes the first = the first pushes the second, seen from the other side."""
    a = pipeline("The first person pushes the second person.", seconds=1, steps=2, clean=False)
    b = pipeline("The second person pushes the first person.", seconds=1, steps=2, clean=False)
    assert np.array_equal(a.positions[::-1], b.positions)


def test_text_reaches_the_motion(pipeline):
    a, b = (pipeline(t, seconds=1, steps=2, clean=False).positions for t in ("They hug.", "One kicks the other."))
    assert not np.allclose(a, b)


def test_roles_are_named_by_all_captions_and_again_by_the_persons_own(make_tiny):
    casts = (("push: pushed", "push: pusher"), ("push: pusher", "push: pushed"))
    base = preset("base")
    text = dataclasses.replace(base.text, width=48, hidden_width=64, casts=casts)
    model = make_tiny(text=text, denoiser={"roles": 2}).eval()
    said = ("They hug.", "One pushes the other.", "Two people shove each other away.", "A man is pushed over.")
    triples = [(a, b, c) for a in said for b in said for c in said if b != c]
    with torch.no_grad():
        encoded = [model.encoder().encode([*triple]) for triple in triples]
        apart = (
            model._told(encoded).vector.diff(dim=1).mean(0)[0]
        )  # weights that are no more for one cast than for the other
        weight = torch.randn(48, generator=torch.Generator().manual_seed(0))
        weight -= weight @ apart / (apart @ apart) * apart
        model.text.name_roles.weight.copy_(torch.stack((weight, -weight)))
        voted = model.condition(triples).roles
        single, own = model._told(encoded), model._told([[None, *each[1:]] for each in encoded])
        scores = model.text.cast_scores(single.vector) + model.text.cast_scores(own.vector)
        assert torch.equal(voted, model.text.likeliest(scores).to(voted))
        assert not torch.equal(voted, single.roles)  # some of them are outvoted
        for some in (("They hug.", None, said[1]), (None, said[1], said[3])):
            told = [None if caption is None else model.encoder().encode([caption])[0] for caption in some]
            assert torch.equal(model.condition([some]).roles, model._told([told]).roles)


def test_people_who_do_one_thing_side_by_side_start_from_noise_that_is_alike(make_tiny):
    walkers, others = ("walk: walker",) * 2, (("walk: walker", "wave: waver"), ("wave: waver", "walk: walker"))
    text = dataclasses.replace(preset("base").text, width=48, hidden_width=64, casts=(walkers, *others))

    def tiny(**config):
        return make_tiny(text=text, denoiser={"roles": 2}, **config).eval()

    model = tiny(in_step={"walk: walker": 0.9})
    noise = torch.randn(3, 2, 500, 24, generator=torch.Generator().manual_seed(0))
    roles = torch.tensor([[[1.0, 0.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]], [[0.0, 0.0], [0.0, 0.0]]])
    told = dataclasses.replace(model.condition([("They walk.", None, None)] * 3), roles=roles)
    alike = model.in_step(noise, told)
    assert torch.equal(alike[1:], noise[1:]) and torch.equal(alike[:, 0], noise[:, 0])  # who waves, and who knows
    a, b = alike[0].flatten(1)
    assert float(torch.corrcoef(torch.stack((a, b)))[0, 1]) == pytest.approx(0.9, abs=0.01)
    assert float(b.std()) == pytest.approx(1.0, abs=0.02)
    plain = tiny()
    assert plain.in_step(noise, told) is noise

    def made(model):
        with torch.no_grad():
            model.text.name_roles.weight.zero_()
            model.text.name_roles.bias.copy_(torch.tensor([5.0, 0.0]))  # all walk
        return InterMoEPipeline(model, device="cpu")("They walk.", seconds=1, steps=1, clean=False).positions

    assert not np.allclose(made(model)[1], made(plain)[1], atol=1e-3)
    with pytest.raises(UserError, match=r"role in in_step 'walk: waker'.*walk: walker"):
        tiny(in_step={"walk: waker": 0.9})
    for wrong in (1.5, True):
        with pytest.raises(UserError, match=rf"in_step of 'walk: walker' must be .* found {wrong}"):
            tiny(in_step={"walk: walker": wrong})
    with pytest.raises(UserError, match="names roles"):
        make_tiny(in_step={"walk: walker": 0.9})


def test_a_model_may_be_told_more_of_a_persona_than_is_asked(make_tiny):
    def made(asked, emphasis, steps):
        pipeline = InterMoEPipeline(make_tiny(emphasis=emphasis), device="cpu")
        return pipeline("They hug.", seconds=1, steps=steps, clean=False, person_a=asked)

    asked = "amplitude=1.2,stature=1.8"
    plain, more = made(asked, {}, 2), made(asked, {"amplitude": 1.5}, 2)
    assert more.identity[0]["amplitude"] == 1.2  # what was asked for
    whole = made("amplitude=1.3,stature=1.8", {}, 2)  # told so from the first step on
    assert not np.allclose(plain.positions, more.positions) and not np.allclose(whole.positions, more.positions)
    assert np.array_equal(made(asked, {"amplitude": 1.5}, 1).positions, made(asked, {}, 1).positions)  # none is late
    assert np.array_equal(made("stature=1.8", {"amplitude": 1.5}, 2).positions, made("stature=1.8", {}, 2).positions)
    with pytest.raises(UserError, match=r"emphasis of tempo must be .* found 0"):
        make_tiny(emphasis={"tempo": 0.0})
    with pytest.raises(UserError, match=r"emphasis of tempo must be .* found True"):
        make_tiny(emphasis={"tempo": True})
    with pytest.raises(UserError, match=r"attribute in emphasis 'stature'"):  # a body is told as it is
        make_tiny(emphasis={"stature": 2.0})
    with pytest.raises(UserError, match=r"attribute in emphasis 'tmpo'.*tempo"):
        make_tiny(emphasis={"tmpo": 2.0})


def test_the_refiner_is_told_more_of_a_persona_too(make_tiny):
    def made(emphasis):
        model = make_tiny(refiner=REFINER, emphasis=emphasis)
        pipeline = InterMoEPipeline(model, device="cpu")  # one step: the sampler has none that is late
        return pipeline("They hug.", seconds=1, steps=1, clean=False, person_a="amplitude=1.2").positions

    assert not np.allclose(made({}), made({"amplitude": 2.0}), atol=1e-4)


def test_a_strong_weight_takes_more_steps_unless_they_are_given(make_tiny):
    config = make_tiny(sampling=SamplingConfig(steps=6, guidance=1.5, identity_guidance=2.5)).config
    assert config.sampled(identity_guidance=3.0).steps == 6
    assert config.sampled(identity_guidance=4.0).steps == config.sampled(guidance=-4.0).steps == 15
    assert config.sampled(identity_guidance=4.0, steps=8).steps == 8
    own = dataclasses.replace(config, sampling=SamplingConfig(steps=3, guidance=4.0))  # its makers chose both
    assert own.sampled().steps == own.sampled(identity_guidance=1.0).steps == 3
    assert dataclasses.replace(config, sampling=SamplingConfig(steps=50)).sampled(guidance=5.0).steps == 50


def test_what_is_told_of_each_person_has_a_weight_of_its_own(pipeline):
    def made(text_a=None, **weights):
        options = {"text_a": text_a, "person_a": "energy=1.6" if text_a else None}
        return pipeline("They hug.", seconds=1, steps=2, clean=False, **options, **weights).positions

    told = made("A person waves.", guidance=2.0)
    assert np.array_equal(told, made("A person waves.", guidance=2.0, identity_guidance=2.0))
    assert not np.allclose(told, made("A person waves.", guidance=2.0, identity_guidance=4.0))
    assert np.array_equal(made(guidance=2.0), made(guidance=2.0, identity_guidance=4.0))  # nothing is told of anybody
    without = made("A person waves.", guidance=2.0, identity_guidance=0.0)
    assert np.allclose(without, made(guidance=2.0), atol=1e-4) and not np.allclose(without, told, atol=1e-3)
    with pytest.raises(UserError, match="identity_guidance must be"):
        made(identity_guidance=float("nan"))


def test_clean_motion_has_constant_bones(pipeline):
    motion = pipeline("They hug.", seconds=1, steps=2)
    bones = np.linalg.norm(np.diff(motion.positions[:, :, [1, 4, 7]], axis=2), axis=-1)
    assert np.ptp(bones, axis=1).max() < 1e-3


def test_progress_is_reported(pipeline):
    seen: list[tuple[int, int]] = []
    pipeline.batch(["a b", "c d", "e f"], seconds=1, steps=2, batch_size=2, progress=lambda *at: seen.append(at))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.fixture(scope="module")
def without_personas(pipeline) -> InterMoEPipeline:
    config = dataclasses.replace(
        pipeline.model.config,
        denoiser=dataclasses.replace(pipeline.model.config.denoiser, personas=False, persona_input=False),
    )
    return InterMoEPipeline(InterMoE(config), device="cpu")


def test_a_persona_reaches_the_motion_of_its_own_person(pipeline):
    asked = {"seconds": 1, "steps": 2, "clean": False}
    plain, tall = (pipeline("They hug.", person_b=b, **asked) for b in (None, "stature=1.9,handedness=left"))
    assert tall.identity == ({}, {"stature": 1.9, "handedness": "left"})
    assert not np.allclose(plain.positions, tall.positions)
    for same in (Persona(stature=1.9, handedness="left"), {"stature": 1.9, "handedness": "left"}):
        assert np.array_equal(pipeline("They hug.", person_b=same, **asked).positions, tall.positions)
    words = "The second person pushes the first person."  # exchanges the people, and the personas with them
    turned = pipeline(words, person_a="stature=1.9", **asked)
    other = pipeline("The first person pushes the second person.", person_b="stature=1.9", **asked)
    assert np.array_equal(turned.positions[::-1], other.positions) and turned.identity[0] == {"stature": 1.9}


@pytest.mark.parametrize("who", ["person_a", "person_b"])
def test_a_model_without_personas_refuses_them(without_personas, who):
    for ask in (
        lambda: without_personas("They hug.", seconds=1, steps=1, **{who: "stature=1.9,energy=0.9"}),
        lambda: without_personas.batch(["They bow.", {"text": "They hug.", who: {"stature": 1.9, "energy": 0.9}}]),
    ):
        with pytest.raises(UserError, match=f"reads no personas, and {who} asks for stature, energy: leave {who}"):
            ask()
    nobody = without_personas("They hug.", seconds=1, steps=1, clean=False, **{who: Persona(name="anna")})
    assert np.isfinite(nobody.positions).all()  # a name asks for nothing


@pytest.mark.parametrize(
    ("persona", "says"),
    [
        ("statur=1.8", "did you mean 'stature'"),
        ("stature=2.4", "nearest that can be had is 1.98"),
        ({"energy": 0}, "nearest that can be had is 0.4"),
        (3, "table of attributes"),
        ({"energy": 10**400}, "energy of a persona must be a number"),
    ],
)
def test_bad_personas(pipeline, persona, says):
    with pytest.raises(UserError, match=says):
        pipeline("They hug.", person_a=persona)
    with pytest.raises(UserError, match=says):
        pipeline.batch([{"text": "They hug.", "person_b": persona}])


@pytest.mark.parametrize(
    ("prompt", "says"),
    [
        (Prompt("They hug.", person_a="stature=1.9"), "must be a Persona"),
        ({"text": ""}, "empty"),
        ({"txet": "x"}, "text_a"),
        (3, "sentence"),
        ({"text": "x", "seconds": 0}, "from 1 to 10"),
        ({}, "no sentence"),
    ],
)
def test_bad_prompts(pipeline, prompt, says):
    with pytest.raises(UserError, match=says):
        pipeline.batch([prompt], steps=2)


@pytest.mark.parametrize("scheduler", ["ddim", "ddpm", "dpmsolver++", "unipc"])
def test_every_scheduler_runs(pipeline, scheduler):
    assert np.isfinite(pipeline("They hug.", seconds=1, steps=4, scheduler=scheduler).positions).all()


def test_numpy_numbers_are_numbers(pipeline):
    plain = pipeline("They hug.", seconds=1, seed=3, steps=2)
    other = pipeline("They hug.", seconds=np.float32(1), seed=np.int64(3), steps=np.int64(2))
    assert np.array_equal(plain.positions, other.positions) and type(other.meta["seed"]) is int


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"steps": 2.5}, "steps must be a whole number"),
        ({"steps": "5"}, "steps must be a whole number"),
        ({"steps": 0}, "steps must be a whole number"),
        ({"guidance": "5"}, "guidance must be"),
        ({"guidance": float("nan")}, "guidance must be"),
        ({"guidance": float("inf")}, "guidance must be"),
        ({"guidance": 1e30}, "guidance must be"),
        ({"scheduler": "dimm"}, "did you mean 'ddim'"),
        ({"batch_size": -1}, "batch_size"),
        ({"batch_size": 0}, "batch_size"),
        ({"seed": True}, "seed must be"),
        ({"seed": "x"}, "seed must be"),
        ({"seconds": "2"}, "seconds must be"),
        ({"seconds": 10**400}, "seconds must be"),
        ({"guidance": 10**400}, "guidance must be"),
    ],
)
def test_bad_options(pipeline, options, says):
    with pytest.raises(UserError, match=says):
        pipeline.batch(["They hug."], **options)


@pytest.mark.parametrize("prompts", ["They hug.", {"text": "They hug."}, Prompt("They hug."), None, 3])
def test_a_batch_is_a_list(pipeline, prompts):
    with pytest.raises(UserError, match="list of prompts"):
        pipeline.batch(prompts)


def test_text_that_is_no_unicode_is_refused(pipeline):
    with pytest.raises(UserError, match="UTF-8"):
        pipeline("\udcff hug")


def test_a_model_of_nan_weights_is_named(pipeline):
    model = copy.deepcopy(pipeline.model)
    next(model.denoiser.parameters()).fill_(float("nan"))
    with pytest.raises(UserError, match="'tiny' gives no finite motion"):
        InterMoEPipeline(model, device="cpu")("They hug.", seconds=1, steps=1)


@pytest.mark.parametrize(
    "text",
    ["Zwei Personen umarmen sich.", "Два человека обнимаются.", "两个人拥抱。", "二人が抱き合う。", "🤝 🤗", "!!!",
     "Deux personnes se serrent la main."],
)  # fmt: skip
def test_a_prompt_that_the_encoder_does_not_know_warns(pipeline, text):
    with pytest.warns(UnreadPrompt, match="write English"):
        pipeline(text, seconds=1, steps=1, clean=False)


def test_other_languages_are_told_from_english_by_their_common_words(pipeline):
    """Their words stand in the encoder's vocabulary, too: read as whole words, they say nothing to it."""
    for text in ("Une femme et un homme se disputent.", "La fille court derrière le garçon.", "Die Frau ohrfeigt den Mann.",
                 "El hombre le da una bofetada a la mujer.", "Il ragazzo salta sulla schiena dell'amico.",
                 "De jongen springt op de rug van zijn vriend.", "7", "12 - 34!"):  # fmt: skip
        assert not pipeline.model.encoder().reads(text), text
    for text in ("Juan de la Cruz hugs Maria.", "En garde! They fence.", "A van hits him.", "Hans and Marie waltz."):
        assert pipeline.model.encoder().reads(text), text


@pytest.mark.filterwarnings("error::intermoe.pipeline.UnreadPrompt")
def test_english_does_not_warn(pipeline):
    for text in ("They hug 🤗", "They high-five, pirouette and somersault.", "Ximena shoves Guillermo into the wall."):
        assert pipeline.model.encoder().reads(text)
    pipeline("They hug.", seconds=1, steps=1, clean=False)
