"""The search in the guide that ships finds the right section first, in either language."""

from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    folder: Path = tmp_path_factory.mktemp("published")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder, paths.bundled_catalogue(), geography).reader


SEARCHES = [
    ("bladder", "safety", "bladder"),
    ("vejiga", "safety", "bladder"),
    ("SPRAVATO cost", "cost", "insurance-spravato"),
    ("psilocybin", "law", "psilocybin"),
    ("psilocibina", "law", "psilocybin"),
    ("driving", "safety", "driving"),
    ("manejar", "safety", "driving"),
    ("superbill", "cost", "superbill"),
    ("pregnancy", "safety", "pregnancy"),
    ("embarazo", "safety", "pregnancy"),
    ("license", "choosing-a-provider", "license"),
    ("red flags", "choosing-a-provider", "red-flags"),
    ("PTSD", "what-it-treats", "ptsd"),
    ("dolor crónico", "what-it-treats", "pain"),
]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("words", "chapter", "anchor"), SEARCHES)
def test_the_right_section_comes_first(
    reader: DirectoryFileReader, words: str, chapter: str, anchor: str, language: str
) -> None:
    hit = reader.search_guide(words, language)[0]
    assert (hit.chapter, hit.anchor) == (chapter, anchor)
