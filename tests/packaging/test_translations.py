"""The interface's Spanish says all that its English says, with the same blanks to fill."""

import re
from types import ModuleType

import pytest
from babel.messages.catalog import Message

from brightstar_desktop import i18n, paths
from tests.packaging.scripts import load

BLANK = re.compile(r"\{[^}]*\}")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    return load("packaging/translations.py")


def forms(value: object) -> tuple[str, ...]:
    """Return a message's one form, or its singular and plural."""
    return (value,) if isinstance(value, str) else tuple(str(form) for form in value)  # type: ignore[attr-defined]


def spanish(translations: ModuleType) -> list[Message]:
    return [message for message in translations.read("es") if message.id]


def test_every_sentence_of_the_program_is_in_the_catalogue(translations: ModuleType) -> None:
    said = {(m.context, forms(m.id)) for m in translations.template() if m.id}
    kept = {(m.context, forms(m.id)) for m in spanish(translations)}
    assert said == kept, "run python3 dev.py translations"


def test_nothing_is_untranslated_or_doubtful(translations: ModuleType) -> None:
    missing = [m.id for m in spanish(translations) if not all(forms(m.string)) or m.fuzzy]
    assert missing == []


def test_blanks_are_the_same_in_both_languages(translations: ModuleType) -> None:
    for message in spanish(translations):
        wanted = sorted(BLANK.findall(forms(message.id)[-1]))
        for form in forms(message.string)[1:] or forms(message.string):
            assert sorted(BLANK.findall(form)) == wanted, message.id


def test_who_is_told_to_text_988_is_told_the_word_that_is_answered_in_spanish(
    translations: ModuleType,
) -> None:
    told = [str(m.string) for m in spanish(translations) if "text 988" in forms(m.id)[0]]
    assert len(told) == 2
    assert [
        words for words in told if "oprima el 2, o envíe AYUDA por texto al 988" not in words
    ] == []


def test_no_person_is_called_a_clinico(translations: ModuleType) -> None:
    """The word describes and names nobody: see the Spanish style sheet in data/GUIDE.md."""
    said = [form for message in spanish(translations) for form in forms(message.string)]
    assert [
        form for form in said if re.search(r"(?<!profesional )(?<!personal )clínico", form)
    ] == []


def test_the_compiled_catalogue_is_current(translations: ModuleType) -> None:
    compiled = translations.po_file("es").with_suffix(".mo").read_bytes()
    assert compiled == translations.compiled("es"), "run python3 dev.py translations compile"


def test_the_program_speaks_spanish_when_asked() -> None:
    try:
        i18n.use_language("es", paths.resources() / "translations")
        assert i18n._("not stated") == "no indicado"
        assert i18n.ngettext("{count} provider", "{count} providers", 2) == "{count} proveedores"
    finally:
        i18n.use_language("en", paths.resources() / "translations")
    assert i18n._("not stated") == "not stated"
