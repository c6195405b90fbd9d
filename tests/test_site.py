"""The documentation site: built with warnings as errors, whole without a network."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for package in ("material", "mkdocstrings", "latex2mathml"):
        pytest.importorskip(package)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-B", "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    # no -q: it hides warnings from --strict as well
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert len(pages) > 15
    for page in pages:
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"?((?:https?:)?//[^\"\s>]+)", text)
        assert not loaded, page.name


def test_every_link_leads_somewhere(site: Path) -> None:
    """Strict builds pass over links that leave the folder."""
    for page in site.glob("*.html"):
        links = re.findall(
            r"<(?:a|img|link|script)\b[^>]*\b(?:src|href)=\"?([^\"\s>]+)", page.read_text(encoding="utf-8")
        )
        for link in links:
            path, _, anchor = html.unescape(link).partition("#")
            if page.name == "404.html" or "://" in link or link.startswith(("data:", "mailto:")):
                continue
            target = (page.parent / path.partition("?")[0]) if path else page
            assert target.is_file() and site in target.resolve().parents, f"{page.name}: {link}"
            if anchor and target.suffix == ".html":
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), f"{page.name}: {link}"


def test_formulas_are_drawn(site: Path) -> None:
    text = (site / "maths.html").read_text(encoding="utf-8")
    assert text.count("<math") >= 30 and "\U0001d4a9" in text
    body = re.sub(r"<math.*?</math>", "", text, flags=re.DOTALL)
    assert not re.search(r"\$\$|\\[(\[]|\\(?:frac|text|left|begin)\b", body)
    assert "&amp;" not in "".join(re.findall(r"<math.*?</math>", text, flags=re.DOTALL))


def test_links_to_files_become_names_and_pages_stay_links(site: Path) -> None:
    text = (site / "maths.html").read_text(encoding="utf-8")
    assert "<code>src/intermoe/models/router.py</code>" in text and "../src" not in text
    card = (site / "model_card.html").read_text(encoding="utf-8")
    assert '<a href="training.html">docs/training.md</a>' in card and "license: apache-2.0" not in card
    assert 'href="families/hug.png"' in (site / "corpus.html").read_text(encoding="utf-8")


def test_every_page_of_the_folder_is_in_the_navigation() -> None:
    named = set(re.findall(r"[\w/]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")} == named
