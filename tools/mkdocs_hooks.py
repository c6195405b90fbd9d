"""What the pages need beyond Markdown: files of the repository and links to them, formulas without scripts, pictures on
demand.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from pathlib import Path
from typing import Any

from latex2mathml.converter import convert

LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
INCLUDE = re.compile(r"^<!-- include: (\S+) -->$", re.MULTILINE)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2[^\n]*$", re.MULTILINE | re.DOTALL)
FORMULA = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)
LETTER = re.compile(r'<mi mathvariant="(script|double-struck)">([A-Z])</mi>')
ROOT = Path(__file__).resolve().parents[1]


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Other files of the repository taken in, and links that lead out of docs/ made what they can be on a page."""
    docs = Path(config.docs_dir).resolve().relative_to(ROOT).as_posix()
    here = posixpath.join(docs, posixpath.dirname(page.file.src_uri))

    def included(match: re.Match[str]) -> str:
        text = FRONT.sub("", (ROOT / match[1]).read_text(encoding="utf-8"))
        return _linked(text, posixpath.dirname(match[1]), here, docs, config.repo_url)

    return INCLUDE.sub(included, _linked(markdown, here, here, docs, config.repo_url))


def _linked(markdown: str, start: str, here: str, docs: str, repo_url: str | None) -> str:
    """Links of a text in the folder `start` as the page in `here` has them: to a page or picture of docs/; to another file
    at `repo_url`, or without one its plain name. FileNotFoundError where there is none.
    """

    def linked(match: re.Match[str]) -> str:
        text, target = match.groups()
        path, hash_, anchor = target.partition("#")
        if not path or "://" in target or target.startswith("mailto:"):
            return match.group()
        held = posixpath.normpath(posixpath.join(start, path))
        if not (ROOT / held).exists():
            raise FileNotFoundError(f"a link in {start} leads to {target}, and there is no {held}")
        if held.startswith(f"{docs}/"):
            return f"[{text}]({posixpath.relpath(held, here)}{hash_}{anchor})"
        if repo_url:
            return f"[{text}]({repo_url.rstrip('/')}/blob/main/{held}{hash_}{anchor})"
        return f"`{held}`" if held.endswith(text.strip("`")) else f"{text} (`{held}`)"

    pieces, last = [], 0
    for block in FENCE.finditer(markdown):  # code stays as it is
        pieces += [LINK.sub(linked, markdown[last : block.start()]), block.group()]
        last = block.end()
    return "".join([*pieces, LINK.sub(linked, markdown[last:])])


def on_page_content(content: str, **_: Any) -> str:
    """Formulas as MathML, which browsers draw by themselves; pictures are loaded when they come into view."""

    def drawn(match: re.Match[str]) -> str:
        tag, kind, formula = match.groups()
        display = "inline" if kind == "(" else "block"
        drawing = LETTER.sub(_letter, convert(html.unescape(formula), display=display))
        return f'<{tag} class="arithmatex">{drawing}</{tag}>'

    return FORMULA.sub(drawn, content).replace("<img ", '<img loading="lazy" ')


def _letter(match: re.Match[str]) -> str:
    """Browsers know no other variant than normal; Unicode has the letters."""
    kind, letter = match.groups()
    name = f"{kind.upper()} CAPITAL {letter}"
    try:
        return f'<mi mathvariant="normal">{unicodedata.lookup(f"MATHEMATICAL {name}")}</mi>'
    except KeyError:  # those that were there before the block, such as the real numbers' R
        return f'<mi mathvariant="normal">{unicodedata.lookup(name)}</mi>'
