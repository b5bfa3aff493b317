"""Which of the possible mutants are tried: a draw that anybody can repeat.

Places are ranked by a digest of the seed and their own name, and at each place one variant is
chosen likewise. So an edit redraws nothing outside the function that it touches, and an operator
with eleven variants of one plus sign is not drawn eleven times as often as the others.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from pathlib import Path

from tests.mutation.candidates import Place, Variant, mutated, places_of

SEED = 20261126
COUNT = 400
LAYERS = ("domain", "storage", "sync", "presentation")
PACKAGE = "brightstar_desktop"


@dataclass(frozen=True)
class Mutant:
    """A variant planted at a place of a module, whose source is at hand."""

    place: Place
    variant: Variant
    original: str

    def __str__(self) -> str:
        return f"{self.place} {self.variant}"

    @property
    def file(self) -> str:
        """The mutated file, from the project's folder."""
        return f"{PACKAGE}/{self.place.module}"

    @cached_property
    def source(self) -> str:
        """The whole module with the fault in it."""
        return mutated(self.original, self.place.start, self.variant)

    def diff(self) -> str:
        """Return what is changed, without what stands around it."""
        lines = unified_diff(self.original.splitlines(), self.source.splitlines(), n=0, lineterm="")
        shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        return "\n".join([f"{self.file}:{self.place.start[0]}", *shown])


def sources(root: Path) -> dict[str, str]:
    """Return the modules from which mutants are drawn, by their paths within the package."""
    package = root / PACKAGE
    files = [file for layer in LAYERS for file in sorted((package / layer).rglob("*.py"))]
    return {
        file.relative_to(package).as_posix(): file.read_text(encoding="utf-8") for file in files
    }


def ranked(modules: Mapping[str, str], seed: int = SEED) -> list[Mutant]:
    """Return one mutant of every place of the modules, in the order in which they are drawn."""
    mutants = [
        Mutant(place, _chosen(place, seed), source)
        for module, source in modules.items()
        for place in places_of(module, source)
    ]
    return sorted(mutants, key=lambda mutant: _rank(seed, str(mutant.place)))


def _chosen(place: Place, seed: int) -> Variant:
    return min(place.variants, key=lambda variant: _rank(seed, f"{place} {variant}"))


def _rank(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed} {name}".encode()).digest()


def digest(texts: Iterable[str]) -> str:
    """Return a digest of texts by which a change of any of them is seen."""
    every = hashlib.sha256()
    for text in texts:
        every.update(hashlib.sha256(text.encode()).digest())
    return every.hexdigest()[:16]
