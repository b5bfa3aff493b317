"""What macOS is told of the program, and the order in which scripts sign, notarise and pack it.

Apple's tools run on a Mac alone; here small programs of their names write down what they are asked.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.scripts import ROOT, load

MACOS = ROOT / "packaging" / "macos"
SCRIPTS = sorted(MACOS.glob("*.sh"))
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a Unix shell")
RECORDER = """#!/usr/bin/env bash
printf '%s\\n' "$(basename "$0") $*" >> "$RECORD"
case "$(basename "$0") $1 $2" in
"xcrun notarytool submit") printf '{"id": "1", "status": "%s"}\\n' "${ANSWER:-Accepted}" ;;
"hdiutil create "*) touch "${@: -1}" ;;
"hdiutil attach "*) cp -R "$BRIGHTSTAR_DIST/BrightStar.app" "$4/"; ln -s /Applications "$4/" ;;
ditto*) [[ "$1" == -c ]] && touch "${@: -1}" || cp -R "$1" "$2" ;;
esac
"""
PROGRAM = """#!/usr/bin/env bash
printf 'program %s\\n' "$*" >> "$RECORD"
while [[ $# -gt 0 ]]; do [[ "$1" == --screenshot ]] && echo picture > "$2"; shift; done
exit 0
"""
TOOLS = ("codesign", "xcrun", "ditto", "hdiutil", "spctl")


def executable(file: Path, text: str) -> None:
    """Write a program that a shell runs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def mac(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a Mac on which the app was just built."""
    for tool in TOOLS:
        executable(tmp_path / "bin" / tool, RECORDER)
    contents = tmp_path / "dist" / "BrightStar.app" / "Contents"
    executable(contents / "MacOS" / "brightstar-desktop", PROGRAM)
    executable(contents / "MacOS" / "brightstar", PROGRAM)
    core = contents / "Frameworks" / "PySide6" / "Qt" / "lib" / "QtCore.framework"
    (core / "Versions" / "A").mkdir(parents=True)
    (core / "Versions" / "A" / "QtCore").touch()
    (core / "QtCore").symlink_to("Versions/A/QtCore")
    (contents / "Frameworks" / "libcrypto.3.dylib").touch()
    (contents / "Resources").mkdir()
    (contents / "Resources" / "libcrypto.3.dylib").symlink_to("../Frameworks/libcrypto.3.dylib")
    return {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "RECORD": str(tmp_path / "record"),
        "BRIGHTSTAR_DIST": str(tmp_path / "dist"),
        "TMPDIR": str(tmp_path),
    }


def run(script: str, environment: dict[str, str], *arguments: str) -> tuple[int, str, list[str]]:
    """Run a script; return its status, what it said, and what it asked of Apple's tools."""
    done = subprocess.run(
        [str(MACOS / script), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    record = Path(environment["RECORD"])
    asked = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    return done.returncode, done.stdout, asked


SIGNED = {
    "BRIGHTSTAR_MACOS_IDENTITY": "Developer ID Application: Somebody",
    "BRIGHTSTAR_NOTARY_PROFILE": "brightstar",
}


@UNIX
def test_app_and_image_are_signed_notarised_stapled_and_tried(mac: dict[str, str]) -> None:
    status, said, asked = run("release.sh", mac | SIGNED)
    assert status == 0, said
    steps = [" ".join(line.split()[:3]) for line in asked if not line.startswith("codesign")]
    submitted = [line for line in asked if "notarytool submit" in line]
    assert [Path(line.split()[3]).suffix for line in submitted] == [".zip", ".dmg"]
    assert steps.count("xcrun stapler staple") == 2
    app_stapled, image_made = (
        next(place for place, line in enumerate(asked) if words in line)
        for words in ("stapler staple", "hdiutil create")
    )
    assert app_stapled < image_made
    assert [line.split()[1:4] for line in asked if line.startswith("spctl")] == [
        ["--assess", "--type", "execute"],
        ["--assess", "--type", "open"],
    ]
    assert sum("--self-test" in line for line in asked) == 2
    assert "--screenshot" in asked[-2]


@UNIX
def test_the_app_is_signed_from_the_inside_outwards(mac: dict[str, str]) -> None:
    status, said, asked = run("sign.sh", mac | SIGNED)
    assert status == 0, said
    signed = [Path(line.rsplit(" ", 1)[1]).name for line in asked if "--sign" in line]
    assert signed[0] == "libcrypto.3.dylib"
    assert signed.count("libcrypto.3.dylib") == 1, "a link must not be signed again"
    assert signed[1:] == ["QtCore.framework", "brightstar", "brightstar-desktop", "BrightStar.app"]
    with_entitlements = [line for line in asked if "--entitlements" in line]
    assert len(with_entitlements) == 3
    assert all("--options runtime" in line for line in asked if "--sign" in line)


@UNIX
def test_without_an_identity_nothing_is_sent_to_apple(mac: dict[str, str]) -> None:
    status, said, asked = run("release.sh", mac)
    assert status == 0, said
    assert "signed ad hoc" in said
    assert "Not notarised" in said
    assert not [line for line in asked if line.startswith(("xcrun", "spctl"))]
    assert sum("--self-test" in line for line in asked) == 2


@UNIX
def test_a_refusal_by_apple_ends_the_work(mac: dict[str, str]) -> None:
    status, said, asked = run("release.sh", mac | SIGNED | {"ANSWER": "Invalid"})
    assert status == 1
    assert "Apple did not accept BrightStar.app" in said
    assert "xcrun notarytool log 1 --keychain-profile brightstar" in asked
    assert not [line for line in asked if line.startswith("hdiutil")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: str(script.name))
def test_scripts_are_sound(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    if script.name != "settings.sh":
        assert "set -euo pipefail" in text
        assert os.access(script, os.X_OK)
    assert "zip -r" not in text
    assert "cp -r" not in text.replace("not cp -r", "")
    if not shutil.which("shellcheck"):
        pytest.skip("needs shellcheck")
    told = subprocess.run(
        ["shellcheck", "-x", str(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


def test_entitlements_are_few_and_hardening_stays_on() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    module = load("packaging/executable_settings.py")
    monkeypatch.setattr(module, "ICONS", tmp_path)
    for name in ("brightstar.ico", "brightstar.icns"):
        (tmp_path / name).touch()
    return module


def test_the_bundle_starts_the_window_and_not_the_command_line(settings: ModuleType) -> None:
    bundle = settings.app_settings()
    said = plistlib.loads(plistlib.dumps(bundle["info_plist"]))
    assert bundle["name"] == "BrightStar.app"
    assert said["CFBundleExecutable"] == "brightstar-desktop"
    assert said["LSBackgroundOnly"] is False
    assert said["CFBundleShortVersionString"] == bundle["version"]


def test_each_system_gets_what_it_wants(
    settings: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIGHTSTAR_MACOS_IDENTITY", raising=False)
    assert settings.executable_settings("linux", "brightstar") == {}
    assert set(settings.executable_settings("win32", "brightstar")) == {"icon", "version"}
    assert set(settings.executable_settings("darwin", "brightstar")) == {"icon"}
    monkeypatch.setenv("BRIGHTSTAR_MACOS_IDENTITY", "Somebody")
    assert settings.executable_settings("darwin", "brightstar")["codesign_identity"] == "Somebody"


def test_an_icon_that_was_not_drawn_is_named(settings: ModuleType) -> None:
    (settings.ICONS / "brightstar.ico").unlink()
    with pytest.raises(FileNotFoundError, match=r"run packaging/app_icons\.py first"):
        settings.executable_settings("win32", "brightstar")
