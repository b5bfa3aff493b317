"""Checksums of what is published, signed with the project's own keys."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from brightstar_desktop.publishing.repository_layout import DEVELOPMENT_REFUSAL
from tests.packaging.scripts import ROOT, load
from tests.support.signing.maintainer import Maintainer, edition_of

KEYS = ROOT / "tests" / "support" / "development_keys"


@pytest.fixture(scope="module")
def checksums() -> ModuleType:
    return load("packaging/checksums.py")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Return a folder with three files to publish."""
    for name in ("program.deb", "program.dmg", "program-setup.exe"):
        (tmp_path / name).write_text(f"the content of {name}", encoding="utf-8")
    return tmp_path


def test_what_was_signed_is_verified(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    checksums.sign(release, [KEYS])
    assert checksums.verify(release) == ["program-setup.exe", "program.deb", "program.dmg"]


def test_a_reader_need_not_have_every_file(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    checksums.sign(release, [KEYS])
    (release / "program.dmg").unlink()
    assert checksums.verify(release) == ["program-setup.exe", "program.deb"]


def test_a_file_that_differs_is_named(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    checksums.sign(release, [KEYS])
    (release / "program.deb").write_text("something else", encoding="utf-8")
    with pytest.raises(checksums.ChecksumError, match=r"program\.deb is not what was published"):
        checksums.verify(release)


def test_checksums_that_were_changed_after_signing_are_refused(
    checksums: ModuleType, release: Path
) -> None:
    checksums.write(release)
    signature = checksums.sign(release, [KEYS]).read_bytes()
    (release / "program.deb").write_text("something else", encoding="utf-8")
    checksums.write(release)
    assert not (release / "SHA256SUMS.sig").exists(), "a former signature must go"
    (release / "SHA256SUMS.sig").write_bytes(signature)
    with pytest.raises(checksums.ChecksumError, match="not a signature by the publisher's key"):
        checksums.verify(release)


@pytest.mark.parametrize("role", ["timestamp", "root-1"])
def test_another_key_of_the_project_does_not_vouch(
    checksums: ModuleType, release: Path, tmp_path_factory: pytest.TempPathFactory, role: str
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    shutil.copy(KEYS / f"{role}.pem", folder)
    checksums.write(release)
    with pytest.raises(checksums.ChecksumError, match="in none of the folders"):
        checksums.sign(release, [folder])


def test_nothing_is_signed_that_is_not_there(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    (release / "program.dmg").unlink()
    with pytest.raises(checksums.ChecksumError, match="is listed in SHA256SUMS but is not in"):
        checksums.sign(release, [KEYS])


@pytest.mark.parametrize("text", ["", "nonsense\n", "0" * 64 + "  ../outside\n"])
def test_a_list_that_is_none_is_refused(checksums: ModuleType, release: Path, text: str) -> None:
    (release / "SHA256SUMS").write_text(text, encoding="utf-8")
    with pytest.raises(checksums.ChecksumError, match="not a list of checksums"):
        checksums.check_files(release)


def test_the_same_files_give_the_same_bytes(checksums: ModuleType, release: Path) -> None:
    first = checksums.write(release).read_bytes()
    assert checksums.write(release).read_bytes() == first


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_the_systems_own_tool_reads_the_list(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=release, check=True)


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
def test_openssl_verifies_it_without_this_program(checksums: ModuleType, release: Path) -> None:
    checksums.write(release)
    checksums.sign(release, [KEYS])
    (release / "key.pem").write_text(checksums.public_pem(), encoding="utf-8")
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin"]
    command += ["-in", "SHA256SUMS", "-sigfile", "SHA256SUMS.sig"]
    done = subprocess.run(command, cwd=release, capture_output=True, text=True, check=True)
    assert "Signature Verified Successfully" in done.stdout


def test_the_commands_say_one_sentence(release: Path) -> None:
    script = str(ROOT / "packaging" / "checksums.py")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, script, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run("verify", "--trial", str(release)).stderr.count("\n") == 1
    assert run("write", str(release)).returncode == 0
    sign = ("sign", "--trial", str(release), "--keys")
    nowhere = run(*sign, str(release / "no stick"))
    assert nowhere.returncode == 1
    assert "is the stick with the keys plugged in?" in nowhere.stderr
    assert run(*sign, str(KEYS)).returncode == 0
    assert "as published: program.deb" in run("verify", "--trial", str(release)).stdout
    assert "BEGIN PUBLIC KEY" in run("public-key", "--trial").stdout


@pytest.mark.parametrize("act", ["sign", "verify", "public-key"])
def test_the_development_keys_vouch_for_nothing_unless_a_trial_is_meant(
    checksums: ModuleType, release: Path, capsys: pytest.CaptureFixture[str], act: str
) -> None:
    checksums.write(release)
    checksums.sign(release, [KEYS])
    before = (release / "SHA256SUMS.sig").read_bytes()
    asked = {
        "sign": ["sign", str(release), "--keys", str(KEYS)],
        "verify": ["verify", str(release)],
        "public-key": ["public-key"],
    }[act]
    assert checksums.main(asked) == 1
    assert capsys.readouterr().err == f"checksums.py: {DEVELOPMENT_REFUSAL}\n"
    assert (release / "SHA256SUMS.sig").read_bytes() == before
    assert checksums.main([*asked, "--trial"]) == 0


def test_a_trial_is_refused_where_the_edition_is_not_marked(
    checksums: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    metadata = tmp_path / "metadata"
    shutil.copytree(checksums.METADATA, metadata)
    newest = max(metadata.glob("*.targets.json"), key=lambda file: int(file.name.split(".")[0]))
    document = json.loads(newest.read_bytes())
    del document["signed"]["targets"]["catalogue.json.gz"]["custom"]["trial"]
    newest.write_text(json.dumps(document), encoding="utf-8")
    assert checksums.main(["public-key", "--trial", "--metadata", str(metadata)]) == 1
    assert DEVELOPMENT_REFUSAL in capsys.readouterr().err


def test_keys_of_ones_own_need_no_word(
    checksums: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maintainer = Maintainer(tmp_path / "desk")
    maintainer.release(edition_of(1))
    assert checksums.main(["public-key", "--metadata", str(maintainer.folder / "metadata")]) == 0
    assert "BEGIN PUBLIC KEY" in capsys.readouterr().out
