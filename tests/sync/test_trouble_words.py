"""Trouble is remembered by its code, and told in the language in force."""

import json

import pytest

from brightstar_desktop import paths
from brightstar_desktop.errors import SyncError
from brightstar_desktop.i18n import speaking
from brightstar_desktop.sync.places import Wishes
from brightstar_desktop.sync.trouble_words import Code, Trouble
from tests.sync.conftest import Computer


def test_remembered_trouble_is_told_in_the_language_in_force(computer: Computer) -> None:
    service = computer.start()
    computer.wishes = Wishes(source="/nowhere/brightstar")
    with pytest.raises(SyncError):
        service.look()
    assert service.state().trouble.startswith("The folder /nowhere/brightstar holds no")
    with speaking("es", paths.resources() / "translations"):
        assert service.state().trouble.startswith("La carpeta /nowhere/brightstar no contiene")
    stored = (computer.root / "sync" / "looks.json").read_text()
    assert json.loads(stored)["trouble"] == {
        "code": "empty_folder",
        "names": {"folder": "/nowhere/brightstar"},
    }


def test_every_kind_of_trouble_has_its_sentence_in_both_languages() -> None:
    generic = Trouble("of a newer program").sentence()
    for code in Code:
        english = Trouble(code).sentence()
        with speaking("es", paths.resources() / "translations"):
            assert Trouble(code).sentence() != english, code
        assert (english == generic) is (code is Code.UNKNOWN), code


def test_trouble_that_an_earlier_version_remembered_is_still_told(computer: Computer) -> None:
    service = computer.start()
    memory = computer.root / "sync" / "looks.json"
    memory.parent.mkdir(exist_ok=True)
    memory.write_text('{"checked_at":"2026-11-26T03:23:27Z","trouble":"It failed.","failures":2}')
    assert service.state().trouble == "It failed."
    assert service.state().checked_at is not None
