"""Writes several files or a whole folder: all of it, or nothing."""

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from brightstar_desktop.files import write_new
from brightstar_desktop.publishing.exchange.problems import SheetError


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write every file, or none; raises SheetError when one of them cannot be written."""
    renamed: list[Path] = []
    try:
        for file, content in contents.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(_beside(file, "new"), content)
        for file in contents:
            if file.exists():
                file.replace(_beside(file, "old"))
            renamed.append(file)
            _beside(file, "new").replace(file)
    except OSError as error:
        _undo(renamed)
        raise _refusal(error) from error
    finally:
        for file in contents:
            _remove(_beside(file, "new"))
    for file in contents:
        _remove(_beside(file, "old"))


def write_folder(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Make ``folder`` hold ``contents`` by name and nothing else, or leave it as it was.

    Raises SheetError when it cannot be written.
    """
    new, old = _beside(folder, "new"), _beside(folder, "old")
    try:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        new.mkdir(parents=True)
        for name, content in contents.items():
            _write(new / name, content)
        if folder.exists():
            folder.replace(old)
        try:
            new.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    except OSError as error:
        raise _refusal(error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _write(file: Path, content: str | bytes) -> None:
    file.unlink(missing_ok=True)
    write_new(file, content.encode("utf-8") if isinstance(content, str) else content)


def _undo(renamed: list[Path]) -> None:
    for file in renamed:
        with contextlib.suppress(OSError):
            if _beside(file, "old").exists():
                _beside(file, "old").replace(file)
            else:
                file.unlink(missing_ok=True)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f".{file.name}.{ending}")


def _refusal(error: OSError) -> SheetError:
    return SheetError(
        f"Nothing was written, because {error.filename or 'the disk'} cannot be written "
        f"({error.strerror}): free some space or choose another folder."
    )
