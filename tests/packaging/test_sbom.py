"""The bill of materials: complete, valid, and the same bytes for the same parts."""

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from tests.packaging.scripts import ROOT, load

SCHEMAS = Path(__file__).parent / "cyclonedx_schema"
BASE = "http://cyclonedx.org/schema/"


@pytest.fixture
def sbom(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return load("packaging/sbom.py")


@pytest.fixture
def bill(sbom: ModuleType) -> dict[str, Any]:
    text: str = sbom.bill_text(sbom.parts())
    read = json.loads(text)
    assert isinstance(read, dict)
    return read


def validator() -> Draft7Validator:
    """Return what validates against the schema, with the two that it refers to."""

    def schema(name: str) -> dict[str, Any]:
        text = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
        return dict(json.loads(text))

    beside = (
        (f"{BASE}{name}.SNAPSHOT.schema.json", Resource.from_contents(schema(name)))
        for name in ("spdx", "jsf-0.82")
    )
    return Draft7Validator(schema("bom-1.6"), registry=Registry().with_resources(beside))


def test_the_bill_is_valid(bill: dict[str, Any]) -> None:
    assert [error.message for error in validator().iter_errors(bill)] == []


def test_the_schema_finds_what_is_wrong(bill: dict[str, Any]) -> None:
    bill["components"][0]["licenses"] = [{"license": {"id": "No-Such-Licence"}}]
    assert not validator().is_valid(bill)


def test_the_bill_names_everything_that_ships(bill: dict[str, Any]) -> None:
    versions = {part["name"]: part["version"] for part in bill["components"]}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w.-]+)==([^ \\;]+)( ;.*win32.*)?", lock, re.MULTILINE)
    for name, version, other_system in pinned:
        if not other_system:
            assert versions[name] == version
    assert re.fullmatch(r"6\.\d+\.\d+", versions["Qt"])
    assert re.fullmatch(r"3\.\d+\.\d+\S*", versions["Python"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", versions["Lucide"])
    assert re.fullmatch(r"\d+\.\d{3}", versions["Inter"])
    assert {"SQLite", "PyInstaller's bootloader"} <= set(versions)
    assert all(part["licenses"] for part in bill["components"])


def test_what_needs_what_is_told(bill: dict[str, Any]) -> None:
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    (tuf,) = (ref for ref in needs if ref.startswith("pkg:pypi/tuf@"))
    assert any(ref.startswith("pkg:pypi/securesystemslib@") for ref in needs[tuf])
    (binding,) = (ref for ref in needs if ref.startswith("pkg:pypi/pyside6-essentials@"))
    assert any(ref.startswith("pkg:generic/qt@") for ref in needs[binding])


def test_the_same_parts_give_the_same_bytes(
    sbom: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = sbom.parts()
    first = sbom.bill_text(found)
    assert sbom.bill_text(found) == first
    assert "timestamp" not in first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert '"timestamp": "2026-01-01T00:00:00Z"' in sbom.bill_text(found)


def test_what_nobody_meant_to_ship_is_found(tmp_path: Path) -> None:
    contents = load("packaging/contents.py")
    for place in ("msgspec/core.so", "_cffi_backend.so", "rapidfuzz/fuzz.pyd", "data/en/a.md"):
        file = tmp_path / "_internal" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert contents.strangers(tmp_path, ["msgspec", "rapidfuzz"]) == ["cffi"]


def test_a_licence_that_nobody_looked_up_is_named(
    sbom: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sbom.parts.__globals__["EXPRESSIONS"], "segno")
    with pytest.raises(sbom.PartsError, match="the licence of segno is not known"):
        sbom.parts()
