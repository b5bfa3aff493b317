"""Which packages of Debian the program needs, by what its files are linked with.

A package leaves the system's libraries to the system, which keeps them safe; the tar.gz cannot.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import system_notices
from linux import facts

ELF: Final = b"\x7fELF"
OPTIONAL: Final = "plugins/printsupport"
"""What is used where the system has it: its packages are recommended, not demanded."""


def leave_to_the_system(program: Path) -> list[str]:
    """Remove the libraries that packages of the system carry; return those packages.

    What no package carries (a Python built by hand, Qt) stays.
    """
    owners = []
    for name in system_notices.system_libraries(program):
        owner = system_notices.owner_of(name)
        if owner:
            (program / "_internal" / name).unlink()
            owners.append(owner)
    shutil.rmtree(program / "_internal" / "licenses" / "system", ignore_errors=True)
    return sorted(set(owners))


def needed(program: Path) -> dict[str, str]:
    """Return the fields ``Depends`` and ``Recommends`` for the program in the folder.

    Raises subprocess.CalledProcessError where a library is of no known package.
    """
    files = sorted(_programs(program))
    demanded = [file for file in files if OPTIONAL not in file.as_posix()]
    optional = [file for file in files if OPTIONAL in file.as_posix()]
    own = sorted({str(file.parent) for file in files if ".so" in file.name})
    with tempfile.TemporaryDirectory() as folder:
        told = _dpkg_shlibdeps(Path(folder), demanded, optional, own)
    fields = dict(line.removeprefix("shlibs:").split("=", 1) for line in told.splitlines())
    # For newer data over https, and for links that open another program.
    recommended = [fields.get("Recommends", ""), "ca-certificates", "xdg-utils"]
    return {"Depends": fields["Depends"], "Recommends": ", ".join(filter(None, recommended))}


def _dpkg_shlibdeps(
    folder: Path, demanded: Sequence[Path], optional: Sequence[Path], own: Sequence[str]
) -> str:
    control = folder / "debian" / "control"
    control.parent.mkdir()
    control.write_text(f"Source: {facts.PACKAGE}\n\nPackage: {facts.PACKAGE}\nArchitecture: any\n")
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{place}" for place in own]
    command += ["-dDepends", *(f"-e{file}" for file in demanded)]
    command += ["-dRecommends", *(f"-e{file}" for file in optional)]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def _programs(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as content:
                if content.read(4) == ELF:
                    yield file
