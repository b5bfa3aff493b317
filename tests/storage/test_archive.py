"""The editions kept on a computer: what the newer one changes, and the way back to the older."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop.domain.guide import (
    Article,
    Articles,
    Chapter,
    CrisisLine,
    Document,
    Event,
    GlossaryTerm,
    Guide,
    Practitioner,
    Questions,
    Topic,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.storage.archive import EditionArchive
from brightstar_desktop.storage.build import file_digest
from tests.storage.conftest import GEOGRAPHY, Bundle, Open
from tests.support.factories import make_provider
from tests.support.vocabulary import make_vocabulary

OLDER, NEWER = "2026.11.23-1", "2026.12.01-1"
Install = Callable[..., EditionArchive]


def anything(_edition: str) -> None:
    """Accept that any edition is replaced."""


@pytest.fixture
def install(folder: Path, bundle: Bundle, open_bundle: Open) -> Install:
    """Return a function that puts an older edition in use, and then installs the newer one."""

    def begin(before: dict[str, Any], **after: Any) -> EditionArchive:
        open_bundle(bundle(edition=OLDER, **before))
        archive = EditionArchive(folder, GEOGRAPHY)
        file = bundle(edition=NEWER, **after)
        assert archive.install(file, file_digest(file), anything).name == NEWER
        return archive

    return begin


def _document(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "slug": "one",
        "title": "One",
        "summary": "In short.",
        "reviewed_on": date(2026, 11, 23),
        "reading_minutes": 1,
        "body": "As it was.",
    }
    return values | changes


CHAPTER = Chapter(number=1, **_document())
ARTICLE = Article(published_on=date(2026, 11, 23), by="Editors", **_document(slug="article"))
LINE = CrisisLine(code="lifeline", number="988", label=Text("Help"), how=Text("Call"))
TOPIC = Topic(slug="urine", say=Text("It hurts."), why=Text("Say so."))
EVENT = Event(
    slug="talk",
    title=Text("A talk"),
    summary=Text("About ketamine."),
    starts_on=date(2026, 12, 1),
    organizer="A clinic",
    url="https://clinic.example/talk",
    read_on=date(2026, 11, 23),
)
PRACTITIONER = Practitioner(
    slug="someone",
    name="Someone",
    credential="rn",
    about=Text("A nurse."),
    asked_on=date(2026, 11, 23),
)
PARTS: dict[str, dict[str, Any]] = {
    "vocabulary": {"vocabulary": make_vocabulary()},
    "guide": {"guide": Guide(en=(CHAPTER,))},
    "faq": {"faq": Questions(en=Document(**_document(slug="faq")))},
    "articles": {"articles": Articles(es=(ARTICLE,))},
    "glossary": {"glossary": (GlossaryTerm(slug="a", name=Text("A"), meaning=Text("B")),)},
    "readiness": {"readiness": (TopicGroup(slug="a", title=Text("A"), topics=(TOPIC,)),)},
    "events": {"events": (EVENT,)},
    "people": {"people": (PRACTITIONER,)},
    "crisis": {"crisis": (LINE,)},
    "licence": {"licence": "CC0-1.0"},
    "updates_from": {"updates_from": "https://data.example/"},
    "corrections_to": {"corrections_to": "mailto:desk@data.example"},
}
"""A value of each part beside the providers; an edition has none of them by default."""


@pytest.mark.parametrize("part", PARTS)
def test_every_part_that_differs_is_named(install: Install, part: str) -> None:
    changes = install({}, **PARTS[part]).changes()
    assert changes is not None
    assert (changes.old, changes.new, changes.providers) == (OLDER, NEWER, ())
    assert changes.other_parts == (part,)


def test_what_is_the_same_in_both_editions_is_not_named(install: Install) -> None:
    everything = {name: value for part in PARTS.values() for name, value in part.items()}
    changes = install(everything, **everything).changes()
    assert changes is not None
    assert (changes.providers, changes.other_parts) == ((), ())


def test_a_crisis_line_with_another_number_is_a_change(install: Install) -> None:
    other = CrisisLine(code="lifeline", number="911", label=LINE.label, how=LINE.how)
    changes = install({"crisis": (LINE,)}, crisis=(other,)).changes()
    assert changes is not None
    assert changes.other_parts == ("crisis",)


def test_a_chapter_that_differs_in_spanish_alone_is_a_change(install: Install) -> None:
    was, now = Chapter(number=1, **_document(body="Antes.")), CHAPTER
    before = {"guide": Guide(en=(CHAPTER,), es=(was,))}
    changes = install(before, guide=Guide(en=(CHAPTER,), es=(now,))).changes()
    assert changes is not None
    assert changes.other_parts == ("guide",)


def test_without_an_edition_before_there_is_nothing_to_compare(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    open_bundle(bundle())
    archive = EditionArchive(folder, GEOGRAPHY)
    assert archive.changes() is None
    assert archive.kept().previous is None
    with pytest.raises(DirectoryError, match="no edition before this one"):
        archive.restore()


def test_an_edition_before_whose_facts_were_changed_is_not_offered(
    folder: Path, install: Install
) -> None:
    archive = install({})
    kept = archive.kept().previous
    assert kept is not None
    assert kept.name == OLDER
    (file,) = folder.glob(f"directory-{OLDER}-*.sqlite")
    changed = sqlite3.connect(file)
    with changed:
        changed.execute("UPDATE provider SET session_amount = 1")
    changed.close()
    assert archive.kept().previous is None
    with pytest.raises(DirectoryError, match="no edition before this one"):
        archive.restore()


def test_without_a_directory_one_sentence_says_what_to_do(folder: Path) -> None:
    archive = EditionArchive(folder, GEOGRAPHY)
    with pytest.raises(DirectoryError, match="start the program once"):
        archive.in_use()
    assert archive.declined() == ""


def test_going_back_and_forth_declines_only_what_is_newer(install: Install) -> None:
    archive = install({})
    assert archive.declined() == ""
    assert archive.restore().name == OLDER
    assert archive.declined() == NEWER
    assert archive.restore().name == NEWER
    assert archive.declined() == ""


def test_what_a_person_went_back_from_does_not_return_with_the_program(
    bundle: Bundle, open_bundle: Open, install: Install
) -> None:
    install({}).restore()
    for bundled, in_use in ((NEWER, OLDER), ("2026.12.01-2", "2026.12.01-2")):
        assert open_bundle(bundle(edition=bundled)).reader.edition().name == in_use


def test_bytes_that_changed_on_the_way_are_not_installed(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    open_bundle(bundle(edition=OLDER))
    archive = EditionArchive(folder, GEOGRAPHY)
    with pytest.raises(DirectoryError, match="changed on the way"):
        archive.install(bundle(edition=NEWER), "0" * 64, anything)
    assert archive.edition().name == OLDER


def test_the_description_names_the_edition_and_the_data_it_was_built_from(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    file = bundle(providers=(make_provider(),), vocabulary=Vocabulary())
    open_bundle(file)
    described = EditionArchive(folder, GEOGRAPHY).in_use()
    assert (described.edition, described.source_digest) == (OLDER, file_digest(file))


def _flip_a_bit(folder: Path, edition: str) -> None:
    (file,) = folder.glob(f"directory-{edition}-*.sqlite")
    content = bytearray(file.read_bytes())
    content[content.index(b"Oakland")] ^= 1
    file.write_bytes(content)


def test_an_edition_before_in_which_one_bit_has_changed_is_not_put_in_use(
    folder: Path, install: Install
) -> None:
    archive = install({})
    _flip_a_bit(folder, OLDER)
    assert archive.kept().previous is None
    assert archive.changes() is None
    with pytest.raises(DirectoryError, match="no edition before this one"):
        archive.restore()


def test_an_edition_of_an_earlier_day_keeps_the_later_one_beside_it(
    bundle: Bundle, install: Install
) -> None:
    archive = install({})
    file = bundle(edition="2026.11.01-1")
    archive.install(file, file_digest(file), anything)
    kept = archive.kept()
    assert kept.previous is not None
    assert (kept.current.name, kept.previous.name) == ("2026.11.01-1", NEWER)


def test_the_data_file_is_kept_wherever_it_came_from(
    folder: Path, tmp_path: Path, bundle: Bundle, open_bundle: Open
) -> None:
    open_bundle(bundle(edition=OLDER))
    archive = EditionArchive(folder, GEOGRAPHY)
    for number, name in enumerate(("a", "z"), 1):
        stick = tmp_path / name
        stick.mkdir()
        file = bundle(edition=f"2026.12.0{number}-1").rename(stick / "catalogue.json.gz")
        archive.install(file, file_digest(file), anything)
        (kept,) = folder.glob("catalogue-*.json.gz")
        assert file_digest(kept) == file_digest(file)


def test_without_the_data_file_of_a_damaged_edition_the_bundled_one_serves(
    folder: Path, bundle: Bundle, open_bundle: Open, install: Install
) -> None:
    install({})
    _flip_a_bit(folder, NEWER)
    for kept in folder.glob("catalogue-*.json.gz"):
        kept.unlink()
    opened = open_bundle(bundle(edition=OLDER))
    assert opened.reader.edition().name == OLDER
    assert "from the data that came with the program" in opened.notice


def test_of_the_same_edition_the_bundled_data_serve_to_build_it_again(
    folder: Path, bundle: Bundle, open_bundle: Open
) -> None:
    open_bundle(bundle(edition=OLDER))
    fetched = bundle(edition=NEWER)
    EditionArchive(folder, GEOGRAPHY).install(fetched, file_digest(fetched), anything)
    _flip_a_bit(folder, NEWER)
    opened = open_bundle(bundle(edition=NEWER, providers=(make_provider(slug="corrected"),)))
    assert opened.reader.provider("corrected") is not None
