"""Files of the guide for tests, each as small as its kind allows."""

from pathlib import Path

from brightstar_desktop.publishing.guide.collection import read_texts, text_problems
from brightstar_desktop.publishing.validation import Problem
from tests.support.vocabulary import make_vocabulary

HEAD = """\
slug = "first"
title = "First chapter"
short = "First"
summary = "In short."
reviewed_on = 2026-11-23
topics = ["formats:iv_infusion"]

[[references]]
key = "roe"
authors = "Roe"
year = 2020
title = "A trial"
pmid = "1"
"""
SPANISH_HEAD = """\
slug = "first"
title = "Primer capítulo"
short = "Primero"
summary = "En breve."
reviewed_on = 2026-11-23
"""
BODY = "It helped 40% of people.[^roe]\n\n## Bladder {#bladder}\n\n[Above](guide:first#bladder)\n"
SPANISH_BODY = "Ayudó al 40%.[^roe]\n\n## Vejiga {#bladder}\n\n[Arriba](guide:first#bladder)\n"


def write(folder: Path, name: str, head: str = HEAD, body: str = BODY) -> Path:
    """Write a text of the guide as ``name`` and return ``folder``."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"+++\n{head}+++\n\n{body}", encoding="utf-8")
    return folder


def write_pair(
    folder: Path, head: str = HEAD, body: str = BODY, spanish: str = SPANISH_BODY
) -> Path:
    """Write a chapter in both languages and return ``folder``."""
    write(folder, "guide/en/01-first.md", head, body)
    return write(folder, "guide/es/01-first.md", SPANISH_HEAD, spanish)


def problems_of(folder: Path, **asked: object) -> list[Problem]:
    """Return every problem of the texts in ``folder``, checked with the small vocabulary."""
    problems: list[Problem] = []
    library = read_texts(folder, problems)
    values = {"vocabulary": make_vocabulary(), "published_on": None, **asked}
    return [*problems, *text_problems(library, **values)]  # type: ignore[arg-type]
