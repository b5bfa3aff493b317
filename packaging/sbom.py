"""The bill of materials of a built program, in CycloneDX 1.6: what is in it, under which licences.

    python packaging/sbom.py [PROGRAM] [--output FOLDER]

The same parts give the same bytes. It fails where the program holds a part nobody meant to ship.
"""

import argparse
import json
import os
import platform
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import contents
import notices
import product
from parts import Part, PartsError, parts

SCHEMA: Final = "http://cyclonedx.org/schema/bom-1.6.schema.json"
SYSTEMS: Final = {"linux": "linux", "win32": "windows", "darwin": "macos"}
EPOCH: Final = "SOURCE_DATE_EPOCH"


def bill(found: Sequence[Part]) -> dict[str, Any]:
    """Return the bill of these parts as CycloneDX has it."""
    known = {part.name: _reference(part) for part in found}
    itself = f"pkg:generic/{product.DESKTOP}@{product.version()}"
    content = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {**_timestamp(), "component": _program(itself)},
        "components": [_component(part) for part in found],
        "dependencies": [
            {"ref": itself, "dependsOn": sorted(known.values())},
            *(_dependency(part, known) for part in found),
        ],
    }
    mark = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {**content, "serialNumber": f"urn:uuid:{mark}"}


def bill_text(found: Sequence[Part]) -> str:
    """Return the bill as it is published."""
    return json.dumps(bill(found), indent=2, ensure_ascii=False) + "\n"


def bill_name() -> str:
    """Return the name of this system's bill."""
    system = SYSTEMS.get(sys.platform, sys.platform)
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return f"{product.DESKTOP}-{product.version()}-{system}-{machine}.cdx.json"


def _timestamp() -> dict[str, str]:
    """Return when it was made where the build says so; the clock would make each bill another."""
    told = os.environ.get(EPOCH)
    if not told:
        return {}
    moment = datetime.fromtimestamp(int(told), UTC)
    return {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _program(reference: str) -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": reference,
        "name": product.DESKTOP,
        "version": product.version(),
        "description": product.description(),
        "licenses": [{"license": {"id": "MIT"}}],
        "copyright": product.copyright_line(),
        "purl": reference,
    }


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": part.kind,
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part)],
    }
    return component | ({"purl": part.address} if part.address else {})


def _licence(part: Part) -> dict[str, Any]:
    if part.licence_file:
        return {"license": {"name": f"as {part.licence_file} says"}}
    if " " in part.licence:
        return {"expression": part.licence}
    return {"license": {"id": part.licence}}


def _dependency(part: Part, known: dict[str, str]) -> dict[str, Any]:
    needs = sorted(known[name] for name in part.needs if name in known)
    return {"ref": _reference(part), **({"dependsOn": needs} if needs else {})}


def _reference(part: Part) -> str:
    return part.address or f"{part.name}@{part.version}"


def main(arguments: Sequence[str]) -> int:
    """Write the bill of the program named, and return 0; 1 where something in it is unknown."""
    parser = argparse.ArgumentParser(description="Write the bill of materials.")
    parser.add_argument("program", nargs="?", type=Path, default=Path("dist") / product.DESKTOP)
    parser.add_argument("--output", type=Path, default=Path("dist"))
    asked = parser.parse_args(arguments)
    unknown = contents.strangers(asked.program, notices.bundled())
    if unknown:
        print(f"sbom.py: not in requirements.lock but inside: {', '.join(unknown)}: leave them out "
              "of brightstar.spec or lock them.", file=sys.stderr)  # fmt: skip
        return 1
    try:
        text = bill_text(parts(asked.program))
    except PartsError as error:
        print(f"sbom.py: {error}", file=sys.stderr)
        return 1
    asked.output.mkdir(parents=True, exist_ok=True)
    file = asked.output / bill_name()
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"The bill of materials is {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
