"""Keep the interface's Spanish in step with its English, by Babel.

``python packaging/translations.py update`` collects every sentence of the interface and merges
it into ``resources/translations/es``; ``compile`` makes the file that the program reads. A test
fails while either is stale.
"""

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "brightstar_desktop"
FOLDER: Final = ROOT / "resources" / "translations"
DOMAIN: Final = "brightstar"
LANGUAGES: Final = ("es",)
HEADER: Final = "# The words of BrightStar's interface. Licence: MIT."
FIXED_DATE: Final = datetime(2026, 11, 23, tzinfo=UTC)
"""Written instead of the day of the update, so that a catalogue changes only when words do."""
KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """Return every sentence of the interface, with where it is said."""
    catalogue = Catalog(project="BrightStar", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("i18n:",)
    )
    for file, line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        # Without line numbers a catalogue changes only when words do.
        where = [(Path(file).as_posix(), None)] if line else []
        catalogue.add(message, None, where, auto_comments=comments, context=context)  # type: ignore[arg-type]
    return catalogue


def po_file(language: str) -> Path:
    """Return the file that translators edit."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Return the translations of ``language`` as they stand."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(language: str) -> bytes:
    """Return what the program should read."""
    buffer = io.BytesIO()
    write_mo(buffer, read(language))
    return buffer.getvalue()


def update() -> None:
    """Merge the sentences of the interface into every language."""
    source = template()
    for language in LANGUAGES:
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        catalogue = (
            read(language)
            if file.exists()
            else Catalog(locale=language, domain=DOMAIN, project="BrightStar")
        )
        catalogue.update(source, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.fuzzy, catalogue.header_comment = False, HEADER
        catalogue.last_translator = catalogue.language_team = "the BrightStar authors"
        catalogue.msgid_bugs_address, catalogue.version = "", ""
        catalogue.creation_date = catalogue.revision_date = FIXED_DATE
        with file.open("wb") as target:
            write_po(target, catalogue, width=100, omit_header=False, no_location=True)
    compile_all()


def compile_all() -> None:
    """Make the files that the program reads."""
    for language in LANGUAGES:
        po_file(language).with_suffix(".mo").write_bytes(compiled(language))


def main(arguments: list[str]) -> int:
    """Run the command named first; return 0, or 2 when there is no such command."""
    commands: dict[str, Callable[[], None]] = {"update": update, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in commands:
        print("say one of: update, compile", file=sys.stderr)
        return 2
    commands[arguments[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
