"""A Debian of its own in a folder, with nothing in it but what every Debian has.

It shares the kernel, the network and the sockets of the machine, not its files and processes.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

VISITOR: Final = 1000
HOME: Final = "/home/visitor"
PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
RELEASE: Final = "$(CODENAME) $(REPO_URI) $(CREATED_BY) $(COMPONENT)"


class RootError(Exception):
    """A command in the root failed; the message is what it printed."""


class CleanRoot:
    """The folder, and how commands run in it: as root, or as somebody who uses the computer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Fetch and unpack Debian's smallest set of packages; raise RootError where that fails."""
        release, mirror = release_in_use()
        _finished(["debootstrap", "--variant=minbase", release, str(self.folder), mirror])
        settings = _finished(["apt-config", "dump", "Acquire"])  # proxies, and what is believed
        patience = 'Acquire::Retries "3";\n'
        (self.folder / "etc/apt/apt.conf.d/90host").write_text(settings + patience, "utf-8")
        self.run("useradd", "--uid", str(VISITOR), "--create-home", "--home-dir", HOME, "visitor")
        self.run("apt-get", "update", "--quiet=2")

    def run(self, *command: str) -> str:
        """Run a command as root and return what it printed; raise RootError where it fails."""
        return self._inside((), command, {"DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"})

    def run_as_visitor(self, *command: str, display: str = "") -> str:
        """Run a command as an ordinary user, with a screen where one is named."""
        screen = {"QT_QPA_PLATFORM": "xcb" if display else "offscreen", "DISPLAY": display}
        rights = (f"--setuid={VISITOR}", f"--setgid={VISITOR}", f"--wd={HOME}")
        return self._inside(rights, command, {**screen, "HOME": HOME})

    def files(self) -> set[str]:
        """Return every path in it, from ``/`` on; what the kernel shows as files is left out."""
        found: set[str] = set()
        for folder, below, names in os.walk(self.folder):
            place = f"/{Path(folder).relative_to(self.folder).as_posix()}".removesuffix("/.")
            if place in ("/proc", "/sys", "/dev"):
                below.clear()
                continue
            found |= {f"{place.rstrip('/')}/{name}" for name in (*below, *names)}
        return found

    def _inside(self, rights: Sequence[str], command: Sequence[str], more: dict[str, str]) -> str:
        enter = ["unshare", "--mount", "--pid", "--fork", f"--root={self.folder}", "--mount-proc"]
        environment = {"PATH": PATH, "LANG": "C.UTF-8", **more}
        return _finished([*enter, *rights, *command], environment)


def release_in_use() -> tuple[str, str]:
    """Return the name of the release that this machine takes packages from, and their address.

    Raises RootError where it takes none from Debian.
    """
    told = _finished(["apt-get", "indextargets", "--format", RELEASE, "Created-By: Packages"])
    for line in told.splitlines():
        release, address, _by, component = line.split()
        if component == "main" and "-" not in release and "security" not in address:
            return release, address
    raise RootError("this machine takes no packages from Debian")


def _finished(command: Sequence[str], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        said = f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}".strip()
        raise RootError(f"{' '.join(command)}: exit status {done.returncode}\n{said}")
    return done.stdout
