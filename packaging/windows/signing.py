"""Sign a program or installer of Windows, where a certificate is configured; do nothing elsewhere.

    python packaging/windows/signing.py FILE...

On Windows ``signtool`` signs, elsewhere ``osslsigncode``. The environment says with what:

- BRIGHTSTAR_SIGN_PFX, a file of key and certificate, and BRIGHTSTAR_SIGN_PASSWORD, or
- BRIGHTSTAR_SIGN_THUMBPRINT, a certificate in the store of Windows, or on a token;
- BRIGHTSTAR_SIGN_TIMESTAMP, the address of a time-stamping service: without one, a signature ends
  with its certificate.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PFX: Final = "BRIGHTSTAR_SIGN_PFX"
PASSWORD: Final = "BRIGHTSTAR_SIGN_PASSWORD"  # noqa: S105  # the name of a variable
THUMBPRINT: Final = "BRIGHTSTAR_SIGN_THUMBPRINT"
TIMESTAMP: Final = "BRIGHTSTAR_SIGN_TIMESTAMP"


class SigningError(Exception):
    """A file could not be signed; the message says why and what to do."""


@dataclass(frozen=True)
class Certificate:
    """With what to sign: a file, or the mark of a certificate that Windows keeps."""

    file: str = ""
    password: str = ""
    thumbprint: str = ""
    timestamp: str = ""


def configured(environment: Mapping[str, str]) -> Certificate | None:
    """Return the certificate that the environment names, None where it names none."""
    names = (PFX, PASSWORD, THUMBPRINT, TIMESTAMP)
    certificate = Certificate(*(environment.get(name, "") for name in names))
    return certificate if certificate.file or certificate.thumbprint else None


def sign(file: Path, certificate: Certificate) -> None:
    """Sign ``file`` in place; raise SigningError where the tool is missing or refuses."""
    if os.name == "nt":
        _run(_signtool(file, certificate))
    elif certificate.file:
        _sign_elsewhere(file, certificate)
    else:
        raise SigningError(f"only Windows has a store of certificates: set {PFX} here.")


def _signtool(file: Path, certificate: Certificate) -> Sequence[str]:
    command = ["signtool", "sign", "/fd", "sha256"]
    if certificate.file:
        command += ["/f", certificate.file, "/p", certificate.password]
    else:
        command += ["/sha1", certificate.thumbprint]
    if certificate.timestamp:
        command += ["/tr", certificate.timestamp, "/td", "sha256"]
    return [*command, str(file)]


def _sign_elsewhere(file: Path, certificate: Certificate) -> None:
    with tempfile.TemporaryDirectory() as name:
        password, signed = Path(name) / "password", Path(name) / "signed"
        password.write_text(certificate.password, encoding="utf-8")
        command = ["osslsigncode", "sign", "-pkcs12", certificate.file]
        command += ["-readpass", str(password), "-h", "sha256"]
        if certificate.timestamp:
            command += ["-ts", certificate.timestamp]
        _run([*command, "-in", str(file), "-out", str(signed)])
        shutil.copyfile(signed, file)


def _run(command: Sequence[str]) -> None:
    if not shutil.which(command[0]):
        raise SigningError(f"{command[0]} is not installed: install it, or unset the certificate.")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip()
        raise SigningError(f"{command[0]} did not sign {command[-1]}:\n{said}")


def main(files: Sequence[str]) -> int:
    """Sign the files, return 0 when all are signed or no certificate is configured."""
    certificate = configured(os.environ)
    if certificate is None:
        print("Nothing is signed: no certificate is configured.")
        return 0
    try:
        for file in files:
            sign(Path(file), certificate)
            print(f"signed: {file}")
    except SigningError as error:
        print(f"signing.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
