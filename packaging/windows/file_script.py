"""The part of the installer that names each file, to install it and to remove exactly it again.

A removal that deletes whole folders would also delete what somebody else put there.
"""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath


def file_script(program: Path) -> str:
    """Return the script for the files of a built program, always in the same order."""
    files = sorted(
        file.relative_to(program).as_posix() for file in program.rglob("*") if file.is_file()
    )
    places = [PurePosixPath(name) for name in files]
    lines = ["!macro INSTALL_FILES", *_installing(places, program), "!macroend"]
    lines += ["!macro REMOVE_FILES", *_removing(places), "!macroend", ""]
    return "\n".join(lines)


def _installing(files: Iterable[PurePosixPath], program: Path) -> Iterable[str]:
    folder = None
    for file in files:
        if file.parent != folder:
            folder = file.parent
            yield f'  SetOutPath "{_installed(folder)}"'
        yield f'  File "/oname={_escaped(file.name)}" "{program / file}"'


def _removing(files: Iterable[PurePosixPath]) -> Iterable[str]:
    folders: set[PurePosixPath] = set()
    for file in files:
        folders.update(file.parents)
        yield f'  Delete "{_installed(file)}"'
    folders.discard(PurePosixPath("."))
    for folder in sorted(folders, key=lambda each: (-len(each.parts), each)):
        yield f'  RMDir "{_installed(folder)}"'


def _installed(place: PurePosixPath) -> str:
    if place == PurePosixPath("."):
        return "$INSTDIR"
    return f"$INSTDIR\\{_escaped(str(PureWindowsPath(place)))}"


def _escaped(text: str) -> str:
    """Return text in which a dollar sign begins no variable."""
    return text.replace("$", "$$")
