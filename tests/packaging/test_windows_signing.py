"""Signing for Windows, with a certificate made here."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PySide6.QtGui import QGuiApplication

from tests.packaging.scripts import ROOT, load
from tests.packaging.windows import make_program

NSIS_STUB = Path("/usr/share/nsis/Stubs/zlib-x86-unicode")
TOOLS = pytest.mark.skipif(
    not (shutil.which("osslsigncode") and NSIS_STUB.is_file()),
    reason="needs osslsigncode and a program of Windows, such as NSIS brings",
)
PASSWORD = "a password of this test"


@pytest.fixture
def signing() -> ModuleType:
    return load("packaging/windows/signing.py")


def make_certificate(file: Path) -> Path:
    """Write a key with a certificate that it signed itself, and return the file."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A test of BrightStar")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), False)
        .sign(key, SHA256())
    )
    protection = BestAvailableEncryption(PASSWORD.encode())
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, protection)
    )
    return file


@TOOLS
def test_a_configured_certificate_signs(
    signing: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "brightstar.exe"
    shutil.copy(NSIS_STUB, program)
    before = program.stat().st_size
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PFX", str(make_certificate(tmp_path / "key.pfx")))
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PASSWORD", PASSWORD)
    assert signing.main([str(program)]) == 0
    assert program.stat().st_size > before
    told = subprocess.run(
        ["osslsigncode", "verify", "-in", str(program)], capture_output=True, text=True, check=False
    ).stdout
    assert "CN=A test of BrightStar" in told.replace("CN = ", "CN=")


@TOOLS
@pytest.mark.skipif(not shutil.which("makensis"), reason="needs makensis")
def test_installer_and_uninstaller_are_signed_as_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication
) -> None:
    assert qapp
    load("packaging/app_icons.py").draw()
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PFX", str(make_certificate(tmp_path / "key.pfx")))
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PASSWORD", PASSWORD)
    program = make_program(tmp_path / "program")
    setup = load("packaging/windows/installer.py").make(program, tmp_path / "a folder")
    told = subprocess.run(
        ["osslsigncode", "verify", "-in", str(setup)], capture_output=True, text=True, check=False
    ).stdout
    assert "CN=A test of BrightStar" in told.replace("CN = ", "CN=")


@TOOLS
def test_a_wrong_password_is_told(
    signing: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = tmp_path / "brightstar.exe"
    shutil.copy(NSIS_STUB, program)
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PFX", str(make_certificate(tmp_path / "key.pfx")))
    monkeypatch.setenv("BRIGHTSTAR_SIGN_PASSWORD", "another")
    assert signing.main([str(program)]) == 1
    assert "osslsigncode did not sign" in capsys.readouterr().err


def test_without_a_certificate_nothing_is_touched(
    signing: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("BRIGHTSTAR_SIGN_PFX", raising=False)
    monkeypatch.delenv("BRIGHTSTAR_SIGN_THUMBPRINT", raising=False)
    assert signing.main([str(tmp_path / "is not even there.exe")]) == 0
    assert "no certificate is configured" in capsys.readouterr().out


def test_a_certificate_of_the_store_is_for_windows_alone(signing: ModuleType) -> None:
    certificate = signing.configured({"BRIGHTSTAR_SIGN_THUMBPRINT": "0a1b"})
    with pytest.raises(signing.SigningError, match="only Windows"):
        signing.sign(ROOT / "LICENSE", certificate)
