"""What the pages need beyond Markdown: links to files of the repository, formulas without scripts, pictures on demand."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from pathlib import Path
from typing import Any

from latex2mathml.converter import convert

LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2[^\n]*$", re.MULTILINE | re.DOTALL)
FORMULA = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)
LETTER = re.compile(r'<mi mathvariant="(script|double-struck)">([A-Z])</mi>')
ROOT = Path(__file__).resolve().parents[1]


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Links that lead out of docs/: to the page they are shown on, else to `repo_url`, or without one a plain name."""
    docs = Path(config.docs_dir).resolve().relative_to(ROOT).as_posix()
    here = posixpath.join(docs, posixpath.dirname(page.file.src_uri))
    start = here
    if page.file.src_uri == "model_card.md":  # its text is that of the file beside the weights
        start = "src/intermoe/weights/base"

    def linked(match: re.Match[str]) -> str:
        text, target = match.groups()
        path, hash_, anchor = target.partition("#")
        if not path or "://" in target or target.startswith("mailto:"):
            return match.group()
        held = posixpath.normpath(posixpath.join(start, path))
        if held.startswith(f"{docs}/"):
            return f"[{text}]({posixpath.relpath(held, here)}{hash_}{anchor})"
        if not (ROOT / held).exists():
            raise FileNotFoundError(f"{page.file.src_uri} links to {target}, and there is no {held}")
        if config.repo_url:
            return f"[{text}]({config.repo_url.rstrip('/')}/blob/main/{held}{hash_}{anchor})"
        plain = text.strip("`")
        return f"`{held}`" if held.endswith(plain) else f"{text} (`{held}`)"

    # code blocks stay as they are
    pieces, last = [], 0
    for block in FENCE.finditer(markdown):
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
