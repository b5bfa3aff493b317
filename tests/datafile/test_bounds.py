"""A signed edition is still input: what it holds is bounded before any of it is used."""

import gzip
import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import decode_catalogue
from brightstar_desktop.datafile.encode import catalogue_schema, encode_catalogue
from brightstar_desktop.errors import DataFileError
from brightstar_desktop.i18n import speaking
from tests.support.factories import make_catalogue, make_price, make_provider

ONE_SENTENCE = re.compile(r"^[^\n]+\.$")
MOST_MEGABYTES = 100
"""What refusing may take beyond the file and its unpacked bytes."""

Change = Callable[[dict[str, Any]], object]


def content() -> dict[str, Any]:
    """Return an edition of one provider with a price and a chapter, as JSON holds it."""
    catalogue = make_catalogue(providers=(make_provider(prices=(make_price(),)),))
    read: dict[str, Any] = json.loads(gzip.decompress(encode_catalogue(catalogue)))
    chapter = {
        "slug": "why",
        "title": "Why",
        "summary": "",
        "reviewed_on": "2026-11-23",
        "reading_minutes": 1,
        "number": 1,
        "body": "Words.\n",
    }
    read["guide"] = {"en": [chapter]}
    return read


def refusal(change: Change) -> str:
    """Return the sentence with which the edition is refused after ``change``."""
    changed = content()
    change(changed)
    with pytest.raises(DataFileError) as caught:
        decode_catalogue(gzip.compress(json.dumps(changed).encode()), "catalogue.json.gz")
    assert ONE_SENTENCE.match(str(caught.value))
    return str(caught.value)


def of_provider(**fields: object) -> Change:
    return lambda changed: changed["providers"][0].update(fields)


def of_price(**fields: object) -> Change:
    return lambda changed: changed["providers"][0]["prices"][0].update(fields)


def of_source(**fields: object) -> Change:
    return lambda changed: changed["providers"][0]["sources"][0].update(fields)


def of_chapter(**fields: object) -> Change:
    return lambda changed: changed["guide"]["en"][0].update(fields)


def test_the_edition_is_read_before_it_is_spoilt() -> None:
    read = decode_catalogue(gzip.compress(json.dumps(content()).encode()))
    assert read.guide.en[0].body == "Words.\n"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (of_price(min=2**63), "providers[0].prices[0].min"),
        (of_price(max=2**63 - 1), "providers[0].prices[0].max"),
        (of_price(min=-1), "providers[0].prices[0].min"),
        (of_price(sessions=10**9), "providers[0].prices[0].sessions"),
        (of_price(source=-1), "providers[0].prices[0].source"),
        (of_price(as_of="2026-02-31"), "providers[0].prices[0].as_of"),
        (of_source(page_date="0000"), "providers[0].sources[0].page_date"),
        (of_source(read_on="0001-01-01"), "providers[0].sources[0].read_on"),
        (of_source(read_on="9999-12-31"), "providers[0].sources[0].read_on"),
        (of_provider(name="N" * 301), "providers[0].name"),
        (of_provider(locations=[{}] * 501), "providers[0].locations"),
        (of_provider(locations=[{"latitude": 91.0}]), "providers[0].locations[0].latitude"),
        (of_provider(name="N" * 1_000_000), "providers[0] holds more than it can"),
        (of_provider(ages={"minimum": 1001}), "providers[0].ages.minimum"),
        (lambda c: c.update(published_at="0001-01-01T00:00:00Z"), "published_at"),
        (lambda c: c.update(published_at="9999-12-31T23:59:59Z"), "published_at"),
        (of_chapter(number=10**6), "guide.en[0].number"),
        (of_chapter(reviewed_on="0001-01-01"), "guide.en[0].reviewed_on"),
        (of_chapter(body="a" * 60_001), "guide.en[0].body"),
        (of_chapter(body="[" * 301), "guide.en[0].body"),
        (of_chapter(body=">" * 9 + " a"), "guide.en[0].body"),
        (of_chapter(body=" " * 60 + "- a"), "guide.en[0].body"),
        (of_chapter(body="[\n\n" * 10_001), "guide.en[0].body"),
    ],
)
def test_what_is_too_long_too_many_or_too_large_is_refused_with_its_place(
    change: Change, where: str
) -> None:
    assert where in refusal(change)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "smb://host/share",
        "ms-msdt:/id",
        "search-ms:query=x",
        "javascript:alert(1)",
        "\\\\host\\share",
        "//host/share",
        "https://user@host.example/",
        "https://clinic.example\\@host",
        "https://clinic.example/\n",
        "https://clinic.example/\u202egnp.exe",
        "https://",
        "http://192.168.1.1/reset",
        "http://2130706433/",
        "http://fileserver/share",
        "http://localhost:631/",
        "https://[::1]/",
        "https://clinic.example:0/",
        "https://clinic.example:99999/",
        "https://clinic%2eexample/",
        "https://clinic\u200b.example/",
        "https://clinic.example/\u200b",
        "",
    ],
)
def test_an_address_that_no_browser_should_get_is_refused(address: str) -> None:
    fault = "the text is no web address, which begins with https:// or http:// and a host's name"
    assert f"at providers[0].website: {fault}" in refusal(of_provider(website=address))
    assert f"at providers[0].sources[0].url: {fault}" in refusal(of_source(url=address))


def test_addresses_of_every_kind_are_checked() -> None:
    address = "file:///etc/passwd"
    assert "at updates_from: " in refusal(lambda c: c.update(updates_from=address))
    assert "at corrections_to: " in refusal(lambda c: c.update(corrections_to=address))
    assert "at app.url: " in refusal(lambda c: c.update(app={"version": "1", "url": address}))
    work = {"key": "a", "authors": "A", "year": 2020, "title": "T", "url": address}
    assert "at guide.en[0].references[0].url: " in refusal(of_chapter(references=[work]))
    number = {"number": "file:///etc"}
    assert "providers[0].phones[0].number" in refusal(of_provider(phones=[number]))
    assert "providers[0].locations[0].phone" in refusal(
        of_provider(locations=[{"phone": "+1;ext=1"}])
    )


@pytest.mark.parametrize(
    "body",
    [
        "[a](file:///etc/passwd)",
        "[a](<smb://host/share>)",
        "[a]( ms-msdt:/id )",
        "<search-ms:query=x>",
        "Words.\n\n[a]: file:///etc/passwd\n",
        "![a](FILE:///etc/passwd)",
        "::: dated until=2026-12-31 check=file:///etc/passwd\nWords.\n:::",
        "[a](http://192.168.1.1/reset)",
        "<http://fileserver/share>",
        "[a](tel:*#06#)",
        "Words.\n\n[a]: https://user@clinic.example/\n",
        "::: dated until=2026-12-31 check=http://localhost/\nWords.\n:::",
    ],
)
def test_a_link_of_the_guide_to_anything_else_is_refused(body: str) -> None:
    assert "which nothing may open" in refusal(of_chapter(body=body))


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x1b[2J", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"]
)
def test_text_without_what_cannot_be_seen(unseen: str) -> None:
    assert "providers[0].name: the text holds" in refusal(of_provider(name=f"Clinic{unseen}"))
    assert "guide.en[0].body: the text holds" in refusal(of_chapter(body=f"Words{unseen}"))
    assert "providers[0].name: the text holds" in refusal(of_provider(name="Two\nlines"))


def test_lone_surrogates_are_refused() -> None:
    assert "is not JSON" in refusal(of_provider(name="\ud800"))


def test_the_schema_says_the_same() -> None:
    validator = jsonschema.Draft202012Validator(catalogue_schema())
    validator.validate(content())
    for change in (of_price(min=2**63), of_provider(website="file:///x"), of_provider(name="\x00")):
        changed = content()
        change(changed)
        assert not validator.is_valid(changed)


MEASURED = textwrap.dedent("""
    import sys
    from pathlib import Path
    from brightstar_desktop.datafile.decode import read_catalogue
    from brightstar_desktop.errors import DataFileError

    def most():  # resource.getrusage begins with what the parent had taken
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))

    before = most()
    try:
        read_catalogue(Path(sys.argv[1]))
    except DataFileError as error:
        print(error)
        print((most() - before) // 1024)
""")


def taken_by(text: bytes, folder: Path) -> tuple[str, int]:
    """Return the refusal of ``text``, and the megabytes it took in a process of its own."""
    file = folder / "catalogue.json.gz"
    file.write_bytes(gzip.compress(text, 6))
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.bundle_root(),
    ).stdout.splitlines()
    assert len(told) == 2, f"it was not refused: {told}"
    size = len(text) + file.stat().st_size
    return told[0], int(told[1]) - size // 1024**2


def edition_with(providers: bytes) -> bytes:
    start = json.dumps({**content(), "providers": 0}).encode()
    return start.replace(b'"providers": 0', b'"providers": [' + providers + b"]")


def provider_with(locations: bytes, slug: str = "a") -> bytes:
    start = f'{{"slug":"{slug}","name":"A","kind":"k","status":"active","locations":['
    return start.encode() + locations + b"]}"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's own")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda: provider_with(b"{}," * 1_999_000 + b"{}"), id="empty locations"),
        pytest.param(lambda: b'{"city":"a"},' * 4_800_000 + b"{}", id="60 MB of small objects"),
        pytest.param(lambda: b"{}," * 1_999_000 + b"{}", id="empty providers"),
        pytest.param(
            lambda: (
                b",".join(provider_with(b"{}," * 400 + b"{}", f"a{n}") for n in range(4_900))
                + b",7"
            ),
            id="many providers, the last of them no provider",
        ),
        pytest.param(lambda: provider_with(b'{"city":"' + b"a" * 20_000_000 + b'"}'), id="a name"),
        pytest.param(lambda: b"[" * 10_000_000, id="nesting"),
    ],
)
def test_refusing_takes_little_memory(text: Callable[[], bytes], tmp_path: Path) -> None:
    sentence, megabytes = taken_by(edition_with(text()), tmp_path)
    assert ONE_SENTENCE.match(sentence)
    assert megabytes < MOST_MEGABYTES


def test_a_list_of_a_hundred_thousand_providers_is_possible() -> None:
    providers = b",".join(provider_with(b"", f"a{n}") for n in range(100_000))
    read = decode_catalogue(gzip.compress(edition_with(providers), 1))
    assert len(read.providers) == 100_000


def test_a_refusal_is_told_in_spanish_too() -> None:
    with speaking("es", paths.resources() / "translations"):
        assert "está dañado o mal hecho y no se usó: at providers[0].name" in refusal(
            of_provider(name="N" * 301)
        )
