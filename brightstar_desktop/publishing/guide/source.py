"""Reads texts of the guide: Markdown files with TOML between +++ lines at their head."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.domain.bounds import explained
from brightstar_desktop.publishing.guide.draft import Draft, Head
from brightstar_desktop.publishing.problems import Problem

FENCE: Final = "+++"
_INHERITED: Final = ("topics", "references", "published_on", "by")
"""What a translation has from the English file: it is the same in every language."""


def read_drafts(root: Path, pattern: str, language: str, problems: list[Problem]) -> list[Draft]:
    """Return the texts whose names under ``root`` match ``pattern``, in the order of their names.

    What cannot be read is noted in ``problems`` and left out.
    """
    files = enumerate(sorted(root.glob(pattern)), 1)
    read = (_read(file, root, number, language, problems) for number, file in files)
    return [draft for draft in read if draft]


def translated(drafts: Sequence[Draft], english: Sequence[Draft]) -> Iterator[Draft]:
    """Yield ``drafts`` with what they have from the English texts of the same slug."""
    originals = {draft.slug: draft.head for draft in english}
    for draft in drafts:
        original = originals.get(draft.slug)
        if original is None:
            yield draft
            continue
        same = {name: getattr(original, name) for name in _INHERITED}
        own = {name: value for name, value in same.items() if not getattr(draft.head, name)}
        yield msgspec.structs.replace(draft, head=msgspec.structs.replace(draft.head, **own))


def _read(
    file: Path, root: Path, number: int, language: str, problems: list[Problem]
) -> Draft | None:
    name = file.relative_to(root).as_posix()
    try:
        head, body = _split(file.read_text(encoding="utf-8"))
        said = msgspec.convert(tomllib.loads(head), Head)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        problems.append(Problem(name, "", message, "Make it a file that you may read."))
        return None
    except (ValueError, msgspec.ValidationError) as error:
        remedy = "Write TOML between two +++ lines at the top; data/README.md shows the fields."
        problems.append(
            Problem(name, "", f"The head cannot be read: {explained(str(error))}.", remedy)
        )
        return None
    return Draft(file=name, language=language, number=number, head=said, body=body)


def _split(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in lines[1:]:
        raise ValueError("there are no two +++ lines")
    end = lines.index(FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]).strip() + "\n"
