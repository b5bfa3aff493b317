"""How long a search takes beside a bare full-text query: ``python -m tests.benchmarks.search``.

Ratios are printed because they hold on any machine. The published edition is measured as it is
and repeated to 2,000 providers.
"""

import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.query import Query
from brightstar_desktop.storage.edition_store import open_directory
from tests.benchmarks.timing import milliseconds
from tests.support.published import published_catalogue

_MANY = 2_000
_QUERIES = {
    "everybody": Query(),
    "words and place": Query(text="iv ketamine oakland"),
    "misspelt": Query(text="los angelas depresion spravatto"),
    "text": Query(text="kensho"),
    "nothing found": Query(text="zebra xylophone"),
    "by hand": Query(chosen={"formats": frozenset(("iv_infusion",))}, near="92103", max_price=500),
}


def repeated(catalogue: Catalogue, count: int) -> Catalogue:
    """Return an edition of ``count`` providers, which repeat those of ``catalogue``."""
    providers = catalogue.providers
    return replace(
        catalogue,
        providers=tuple(
            replace(
                providers[number % len(providers)],
                slug=f"{providers[number % len(providers)].slug}-{number}",
            )
            for number in range(count)
        ),
    )


def bare_query(file: Path) -> None:
    """Open ``file`` and ask its full-text index alone, as the least any search could do."""
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(
        "SELECT rowid FROM provider_text WHERE provider_text MATCH 'ketamine* OR iv*'"
    ).fetchall()
    connection.close()


def measure(catalogue: Catalogue, folder: Path) -> None:
    """Print the times of opening and of every query on one edition."""
    bundled = folder / "catalogue.json.gz"
    write_catalogue(catalogue, bundled)
    geography = paths.bundled_data() / "geography"
    started = time.perf_counter()
    open_directory(folder / "directory", bundled, geography)
    built = time.perf_counter()
    reader = open_directory(folder / "directory", bundled, geography).reader
    opened = time.perf_counter()
    reader.search(Query(text="first"))
    first = time.perf_counter()
    print(  # noqa: T201  # the result
        f"{len(catalogue.providers)} providers: built in {1000 * (built - started):.0f} ms, opened"
        f" in {1000 * (opened - built):.0f} ms, first search {1000 * (first - opened):.0f} ms"
    )
    bare = milliseconds(lambda: bare_query(next((folder / "directory").glob("*.sqlite"))))
    for name, query in _QUERIES.items():
        took = milliseconds(partial(reader.search, query))
        print(f"  {name:16} {took:7.2f} ms, {took / bare:5.1f} times a bare query")  # noqa: T201


def main() -> None:
    """Measure the published edition and one of 2,000 providers."""
    for catalogue in (published_catalogue(), repeated(published_catalogue(), _MANY)):
        with tempfile.TemporaryDirectory() as folder:
            measure(catalogue, Path(folder))


if __name__ == "__main__":
    main()
