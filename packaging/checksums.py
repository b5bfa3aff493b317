"""Checksums of what is published, signed with the key that signs editions of the data.

    python packaging/checksums.py write FOLDER                       no key is needed
    python packaging/checksums.py sign FOLDER --keys DIR             at the desk that holds the keys
    python packaging/checksums.py verify FOLDER [--metadata DIR]     as a reader may
    python packaging/checksums.py public-key [--metadata DIR]        for those who use openssl

Where the newest root is that of the development keys, which anybody may use, all but ``write``
refuse, unless ``--trial`` is said and the edition is marked as a trial.

``SHA256SUMS`` is what ``sha256sum --check`` reads. ``SHA256SUMS.sig`` is a plain Ed25519 signature
of that file by the key of the role "targets", so that it can also be verified without this program.
Any Python will do: where it lacks a library, the script runs in the environment of ``dev.py``.
"""

import argparse
import hashlib
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the sources beside this script, not an installed copy

from brightstar_desktop.errors import BrightStarError  # noqa: E402

if TYPE_CHECKING:
    from securesystemslib.signer import Key

METADATA: Final = ROOT / "data" / "published" / "metadata"
SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.sig"
ROLE: Final = "targets"
LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([^/\\\n]+)")
CHUNK: Final = 1024 * 1024


class ChecksumError(BrightStarError):
    """What is published cannot be vouched for; the message says why."""


def write(folder: Path) -> Path:
    """Write the checksums of all files in ``folder``, in the order of their names.

    A signature of former checksums goes. Raises ChecksumError when there is nothing to vouch for.
    """
    files = [file for file in sorted(folder.glob("*")) if _is_published(file)]
    if not files:
        raise ChecksumError(f"{folder} holds no files to publish.")
    lines = [f"{sha256(file)}  {file.name}\n" for file in files]
    (folder / SIGNATURE).unlink(missing_ok=True)
    sums = folder / SUMS
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return sums


def sign(folder: Path, keys: Sequence[Path], metadata: Path = METADATA) -> Path:
    """Sign the checksums in ``folder``, after holding them against the files once more.

    Raises ChecksumError when they do not fit, or when no folder in ``keys`` holds the key.
    """
    from brightstar_desktop.publishing.signing_keys import KeyRing  # noqa: PLC0415  # needs extras

    check_files(folder)
    ring = KeyRing(keys)
    names = [key.keyid for key in trusted_keys(metadata) if key.keyid in ring]
    if not names:
        raise ChecksumError("the key that signs editions (targets) is in none of the folders.")
    signature = ring.signer(names[0]).sign((folder / SUMS).read_bytes())
    file = folder / SIGNATURE
    file.write_bytes(bytes.fromhex(signature.signature))
    return file


def verify(folder: Path, metadata: Path = METADATA) -> list[str]:
    """Return the names of the files that are as they were published.

    Raises ChecksumError when the signature is missing or false, or a file that is here differs.
    """
    check_signature(folder, metadata)
    return check_files(folder, all_of_them=False)


def check_signature(folder: Path, metadata: Path = METADATA) -> None:
    """Raise ChecksumError unless the checksums bear the signature of a trusted key."""
    from securesystemslib.exceptions import (  # noqa: PLC0415  # not needed to write checksums
        UnverifiedSignatureError,
    )
    from securesystemslib.signer import Signature  # noqa: PLC0415

    sums, signature = _read(folder / SUMS), _read(folder / SIGNATURE)
    for key in trusted_keys(metadata):
        try:
            key.verify_signature(Signature(key.keyid, signature.hex()), sums)
        except UnverifiedSignatureError:  # another key may have signed it
            continue
        return
    raise ChecksumError(f"{folder / SIGNATURE} is not a signature by the publisher's key.")


def check_files(folder: Path, *, all_of_them: bool = True) -> list[str]:
    """Hold the files against their checksums and return the names of those that fit.

    Raises ChecksumError for a file that differs, or that is missing where ``all_of_them`` is set.
    """
    fitting = []
    for digest, name in listed(folder):
        file = folder / name
        if not file.is_file():
            if all_of_them:
                raise ChecksumError(f"{name} is listed in {SUMS} but is not in {folder}.")
            continue
        if sha256(file) != digest:
            raise ChecksumError(f"{file} is not what was published: do not use it.")
        fitting.append(name)
    if not fitting:
        raise ChecksumError(f"{folder} holds none of the files that {SUMS} lists.")
    return fitting


def listed(folder: Path) -> list[tuple[str, str]]:
    """Return digests and names as the checksums list them; raise ChecksumError for a bad line."""
    lines = _read(folder / SUMS).decode("utf-8", errors="replace").splitlines()
    matches = [LINE.fullmatch(line) for line in lines]
    bad = [line for line, match in zip(lines, matches, strict=True) if match is None]
    if bad or not lines:
        raise ChecksumError(f"{folder / SUMS} is not a list of checksums.")
    return [(match[1], match[2]) for match in matches if match]


def trusted_keys(metadata: Path = METADATA) -> list["Key"]:
    """Return the public keys that sign editions, by the newest root in ``metadata``.

    Raises ChecksumError where there is none.
    """
    from tuf.api.metadata import Metadata, Root  # noqa: PLC0415  # not needed to write checksums

    root = Metadata[Root].from_file(str(_newest(metadata, "root"))).signed
    return [root.get_key(keyid) for keyid in root.roles[ROLE].keyids]


def refuse_development_keys(metadata: Path = METADATA, *, trial: bool = False) -> None:
    """Raise PublishingError where everybody can sign, but for a ``trial`` of a marked edition."""
    from tuf.api.metadata import Metadata, Root, Targets  # noqa: PLC0415  # as above

    from brightstar_desktop.publishing.published import is_development  # noqa: PLC0415
    from brightstar_desktop.publishing.repository_layout import (  # noqa: PLC0415
        CATALOGUE,
        refuse_development,
    )

    if not is_development(Metadata[Root].from_file(str(_newest(metadata, "root"))).signed):
        return
    targets = Metadata[Targets].from_file(str(_newest(metadata, ROLE))).signed.targets
    custom = targets[CATALOGUE].custom or {}
    refuse_development(is_development=True, is_trial=trial and bool(custom.get("trial")))


def public_pem(metadata: Path = METADATA) -> str:
    """Return the first trusted key in the form that openssl reads."""
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415  # needs extras
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        PublicFormat,
    )

    raw = bytes.fromhex(trusted_keys(metadata)[0].keyval["public"])
    public = ed25519.Ed25519PublicKey.from_public_bytes(raw)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, which may be large."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _newest(metadata: Path, role: str) -> Path:
    """Return the newest file of a role; raise ChecksumError where there is none."""
    files = list(metadata.glob(f"*.{role}.json"))
    if not files:
        raise ChecksumError(f"{metadata} holds no {role}.json that says which keys to trust.")
    return max(files, key=lambda file: int(file.name.split(".")[0]))


def _is_published(file: Path) -> bool:
    return file.is_file() and file.name not in (SUMS, SIGNATURE) and not file.name.startswith(".")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ChecksumError(f"{file} cannot be read: {error.strerror}.") from error


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; return 0, or 1 with one sentence."""
    asked = _parser().parse_args(arguments)
    try:
        _act(asked)
    except BrightStarError as error:
        print(f"checksums.py: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        return _in_the_environment(arguments, str(error.name))
    return 0


def _in_the_environment(arguments: Sequence[str], lacking: str) -> int:
    """Run again with the Python of ``dev.py``; return its status, or 1 with a sentence."""
    import dev  # noqa: PLC0415  # for those who run this with a Python of their own

    if Path(sys.prefix) == dev.VENV:
        print(f"checksums.py: {lacking} is missing in {dev.VENV}: delete it.", file=sys.stderr)
        return 1
    try:
        if not dev.PYTHON.exists():
            with redirect_stdout(sys.stderr):  # which may be a key that goes to a file
                dev.set_up({}, {})
    except dev.SetUpError as error:
        print(f"checksums.py: {error}", file=sys.stderr)
        return 1
    return subprocess.run([str(dev.PYTHON), __file__, *arguments], check=False).returncode


def _act(asked: argparse.Namespace) -> None:
    if asked.act == "write":
        print(f"Written: {write(asked.folder)}")
        return
    refuse_development_keys(asked.metadata, trial=asked.trial)
    if asked.act == "sign":
        print(f"Signed: {sign(asked.folder, asked.keys, asked.metadata)}")
    elif asked.act == "verify":
        for name in verify(asked.folder, asked.metadata):
            print(f"as published: {name}")
    else:
        print(public_pem(asked.metadata), end="")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Vouch for published files, or verify them.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="write|sign|verify|public-key")
    for name in ("write", "sign", "verify", "public-key"):
        act = acts.add_parser(name)
        if name != "public-key":
            act.add_argument("folder", type=Path)
        if name != "write":
            act.add_argument("--metadata", type=Path, default=METADATA)
            act.add_argument("--trial", action="store_true")
        if name == "sign":
            act.add_argument("--keys", type=Path, action="append", default=[], metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
