"""Bad input on the command line: one sentence, exit status 2, no traceback, nothing half-written."""

from __future__ import annotations

import io
import json
import sys
import warnings
from dataclasses import replace

import numpy as np
import pytest

from intermoe.cli import doctor, generate, main
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.models.bundle import InterMoE, InterMoEConfig
from intermoe.models.presets import preset
from intermoe.pipeline import InterMoEPipeline, Prompt, UnreadPrompt

PROMPT = "Two people shake hands."


def run(capsys, *args) -> str:
    """Run a command that must fail; return its one line of error."""
    assert main([str(a) for a in args]) == 2
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("intermoe: "), captured.err
    assert "Traceback" not in captured.err
    return lines[0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["", "-o", "OUT/a.npz"], "empty"),
        (["They", "hug.", "-o", "OUT/a.npz"], 'stand in quotes: intermoe generate "They hug."'),
        (["   ", "-o", "OUT/a.npz"], "empty"),
        (["x" * 5000, "-o", "OUT/a.npz"], "5000 characters"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "0"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "10000"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seconds", "nan"], "from 1 to 10"),
        ([PROMPT, "-o", "OUT/a.npz", "--seed", "-1"], "seed"),
        ([PROMPT, "-o", "OUT/a.npz", "--samples", "0"], "samples"),
        ([PROMPT, "-o", "OUT/a.npz", "--model", "OUT/none"], "none"),
        ([PROMPT, "-o", "OUT/a.xyz"], ".xyz"),
        ([PROMPT, "-o", "OUT/noextension"], "extension"),
        (["-o", "OUT/a.npz"], "no sentence"),
        (["-o", "OUT/a.npz", "--prompts", "OUT/missing.txt"], "missing.txt"),
        ([PROMPT, "-o", "OUT/a.npz", "--prompts", "OUT/missing.txt"], "not both"),
        ([PROMPT, "-o", "OUT/.npz"], "extension without a name"),
        ([PROMPT, "-o", "OUT/a.npz", "--samples", "1000000000"], "at most 10000"),
        (["\udcff hug", "-o", "OUT/a.npz"], "UTF-8"),
        ([PROMPT, "-o", "OUT/a.npz", "--device", "meta"], "unknown device 'meta'"),
        ([PROMPT, "-o", "OUT/a.npz", "--guidance", "nan"], "guidance"),
        ([PROMPT, "-o", "OUT/a.npz", "--model", "defualt"], "Did you mean 'default'"),
        ([PROMPT, "-o", "OUT/a.npz", "--person-a", "statur=1.8"], "did you mean 'stature'"),
        ([PROMPT, "-o", "OUT/a.npz", "--person-b", "stature=2.4"], "nearest that can be had is 1.98"),
        ([PROMPT, "-o", "OUT/a.npz", "--person-b", "handedness=lefty"], "did you mean 'left'"),
        ([PROMPT, "-o", "OUT/a.npz", "--person-a", "OUT/anna.json"], "no such persona file"),
    ],
)
def test_generate(tmp_path, capsys, args, says):
    line = run(capsys, "generate", *(a.replace("OUT", str(tmp_path)) for a in args))
    assert says in line
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_is_missed_is_told_in_one_line():
    misses = [{"what": f"path 1 (of A at {t} s)", "cm": cm} for t, cm in ((1, 6.0), (2, 9.0), (3, 7.0))]
    misses.append({"what": "pin 1 (head of B at 2 s)", "cm": 20.0})
    assert list(generate._missed(misses)) == [
        "path 1 (of A at 2 s) is missed by 9 cm, and in 2 other places by less", "pin 1 (head of B at 2 s) is missed by 20 cm",
    ]  # fmt: skip


def test_unwritable_output(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert "cannot write" in run(capsys, "generate", PROMPT, "-o", tmp_path / "file" / "a.npz")


@pytest.mark.weights
def test_unknown_scheduler(tmp_path, capsys):
    line = run(capsys, "generate", PROMPT, "-o", tmp_path / "a.npz", "--scheduler", "dimm")
    assert "ddim" in line and list(tmp_path.iterdir()) == []


def test_a_persona_for_a_model_that_reads_none(tmp_path, capsys):
    sizes = preset("base")
    vae, text = replace(sizes.vae, channels=8), replace(sizes.text, width=32, hidden_width=32)
    denoiser = replace(sizes.denoiser, width=32, num_blocks=1, expert_width=32, latent_channels=8, cond_width=32,
                       components=24, personas=False, persona_input=False)  # fmt: skip
    InterMoE(InterMoEConfig(name="plain", vae=vae, denoiser=denoiser, text=text)).save(tmp_path / "model")
    words = ["generate", "--model", tmp_path / "model", "-o", tmp_path / "a.npz", "--person-b", "stature=1.9"]
    assert "'plain' reads no personas, and person_b asks for stature: leave person_b (--person-b) out" in run(
        capsys, *words, PROMPT
    )
    told = {"text": "They bow.", "person_a": {"tempo": 1.2}}
    (tmp_path / "p.txt").write_text("They hug.\n" * 40 + json.dumps(told))
    assert "person_a asks for tempo" in run(capsys, *words[:-2], "--prompts", tmp_path / "p.txt")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["model", "p.txt"]  # not even the first 32


def test_unknown_command_names_the_nearest(capsys):
    assert "did you mean 'generate'" in run(capsys, "generat", PROMPT)


def test_convert_names_the_broken_file(tmp_path, capsys):
    (tmp_path / "a.npz").write_bytes(b"PK\x03\x04 cut")
    assert "a.npz" in run(capsys, "convert", tmp_path / "a.npz", tmp_path / "b.bvh")
    assert "none.npz" in run(capsys, "convert", tmp_path / "none.npz", tmp_path / "b.bvh")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.npz"]


def test_convert_does_not_take_a_folder_for_a_file(tmp_path, capsys):
    Interaction(np.zeros((2, 5, 22, 3), np.float32)).save(tmp_path / "a.npz")
    for name in ("takes", "takes.npz", "takes.bvh"):
        (tmp_path / name).mkdir()
        assert f"{name} is a folder, and a motion is read from a file" in run(
            capsys, "convert", tmp_path / name, tmp_path / "b.glb"
        )
        words = ["convert", tmp_path / "a.npz", tmp_path / "b.glb", "--partner", tmp_path / name]
        assert f"{name} is a folder, and a motion is read from a file" in run(capsys, *words)
    assert not (tmp_path / "b.glb").exists()


def test_data_says_one_line_where_no_terminal_shows_progress(tmp_path, capsys):
    assert main(["data", "bvh", "none_a.bvh", "none_b.bvh", "-o", str(tmp_path / "data")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("intermoe: ") and said.count("\n") == 1


def test_convert_to_an_unknown_format(tmp_path, capsys):
    Interaction(np.zeros((2, 5, 22, 3), np.float32)).save(tmp_path / "a.npz")
    line = run(capsys, "convert", tmp_path / "a.npz", tmp_path / "b.doc")
    assert ".doc" in line and ".bvh" in line


def test_help_and_version(capsys):
    assert main([]) == 0 and "generate" in capsys.readouterr().out
    assert main(["train"]) == 0 and "train vae" in capsys.readouterr().out
    assert main(["--version"]) == 0


def test_numbered_outputs_are_seen_to_before_the_work(tmp_path, capsys):
    (tmp_path / "s_001.npz").mkdir()
    assert "s_001.npz" in run(capsys, "generate", PROMPT, "--samples", "2", "-o", tmp_path / "s.npz")
    assert [p.name for p in tmp_path.iterdir()] == ["s_001.npz"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x" * 1500, "p.txt, line 3: text has 1500 characters"),
        ("{", "p.txt, line 3"),
        ('{"txet": "They hug."}', "p.txt, line 3: a prompt has text"),
        ('{"text": 3}', "p.txt, line 3"),
        (
            '{"text": "They hug.", "person_a": {"tmepo": 1}}',
            "p.txt, line 3: unknown attribute of a persona 'tmepo'; did",
        ),
        ('{"text": "They hug.", "person_b": "tempo=9"}', "p.txt, line 3: tempo of a persona must be from 0.7 to 1.4"),
        ('{"seconds": 3}', "p.txt, line 3: no sentence"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_bad_line_of_prompts_is_named(tmp_path, capsys, line, says):
    (tmp_path / "p.txt").write_bytes(f"They hug.\n\n{line}\n".encode("utf-8", "surrogateescape"))
    assert says in run(capsys, "generate", "--prompts", tmp_path / "p.txt", "-o", tmp_path / "a.npz")


class Stub:
    """Stands for the pipeline: remembers what it is asked, and fails in its second batch."""

    def __init__(self, *, fails: bool) -> None:
        self.asked: list[Prompt] = []
        self.fails = fails

    def check(self, prompt):
        prompt.check()

    def batch(self, prompts, **options):
        if self.asked and self.fails:
            raise UserError("it went wrong")
        self.asked += prompts
        warnings.warn("odd words", UnreadPrompt, stacklevel=2)
        warnings.warn("of no interest", stacklevel=2)
        return [Interaction(np.zeros((2, 3, 22, 3), np.float32), text=p.text or "") for p in prompts]


@pytest.fixture
def stub(monkeypatch, request):
    made = Stub(fails=request.param)
    monkeypatch.setattr(InterMoEPipeline, "from_pretrained", lambda *_, **__: made)
    return made


@pytest.mark.parametrize("stub", [True], indirect=True)
def test_each_batch_is_written_as_it_is_done(tmp_path, capsys, stub):
    assert main(["generate", PROMPT, "--samples", "40", "-o", str(tmp_path / "s.npz")]) == 2
    said = capsys.readouterr()
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"s_{i:03d}.npz" for i in range(32)]
    assert len(said.out.split()) == 32 and said.err.splitlines() == ["intermoe: odd words", "intermoe: it went wrong"]


@pytest.mark.parametrize("stub", [False], indirect=True)
def test_lines_of_prompts(tmp_path, stub):
    told = {"text": "They bow.", "text_b": "He bows.", "seconds": 2, "seed": 9}
    (tmp_path / "p.txt").write_text(f"They hug.\n\n{json.dumps(told)}\n", encoding="utf-8-sig")
    words = ["--prompts", str(tmp_path / "p.txt"), "--samples", "2", "--text-a", "She nods.", "--seconds", "3"]
    assert main(["generate", *words, "-o", str(tmp_path / "s.npz")]) == 0
    assert stub.asked == [Prompt("They hug.", "She nods.", None, 3.0, s) for s in (0, 1)] + [
        Prompt("They bow.", "She nods.", "He bows.", 2, s) for s in (9, 10)
    ]
    assert [Interaction.load(tmp_path / f"s_{i:03d}.npz").text for i in range(4)] == ["They hug."] * 2 + [
        "They bow."
    ] * 2


def test_a_name_that_the_terminal_cannot_show(tmp_path, monkeypatch):
    Interaction(np.zeros((2, 5, 22, 3), np.float32)).save(tmp_path / "a.npz")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["convert", str(tmp_path / "a.npz"), str(tmp_path / "é.npz")]) == 0
    out.flush()
    assert out.buffer.getvalue().endswith(b"\\xe9.npz\n") and (tmp_path / "é.npz").exists()


@pytest.mark.parametrize(
    ("words", "names"), [(["help", "generate"], ["TEXT"]), (["help", "convert"], ["SOURCE", "TARGET"])]
)
def test_help_of_a_command_names_its_arguments(capsys, words, names):
    with pytest.raises(SystemExit):
        main(words)
    usage = capsys.readouterr().out.splitlines()[0]
    assert usage.split()[-len(names) :] == names and "-h" in usage
    assert main(["help", "train"]) == 0 and "train vae" in capsys.readouterr().out


def test_doctor_names_the_checkout_as_the_place_to_install_from(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "_version", lambda name: None)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "constraints.txt '.[track]'" in said and "torch is missing: in the checkout" in said
