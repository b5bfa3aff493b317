"""Trouble is remembered by its code, and told in the language in force."""

import errno
import json
from datetime import UTC, datetime

import pytest
from filelock import Timeout
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    SlowRetrievalError,
    UnsignedMetadataError,
)
from tuf.api.serialization import DeserializationError

from brightstar_desktop import paths
from brightstar_desktop.errors import (
    DataFileError,
    DirectoryError,
    SignatureEndedError,
    SyncError,
    UpdateCancelled,
)
from brightstar_desktop.i18n import speaking
from brightstar_desktop.sync.places import Wishes
from brightstar_desktop.sync.transport.fetching import (
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.trouble_words import Code, Trouble
from brightstar_desktop.sync.troubles import in_plain_words
from brightstar_desktop.sync.trust import Moment
from tests.sync.conftest import Computer

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_remembered_trouble_is_told_in_the_language_in_force(computer: Computer) -> None:
    service = computer.start()
    computer.wishes = Wishes(source="/nowhere/brightstar")
    with pytest.raises(SyncError):
        service.look()
    assert service.state().trouble.startswith("The folder /nowhere/brightstar holds no")
    with speaking("es", paths.resources() / "translations"):
        assert service.state().trouble.startswith("La carpeta /nowhere/brightstar no contiene")
    stored = (computer.root / "sync" / "looks.json").read_text()
    assert json.loads(stored)["trouble"] == {
        "code": "empty_folder",
        "names": {"folder": "/nowhere/brightstar"},
    }


def test_every_kind_of_trouble_has_its_sentence_in_both_languages() -> None:
    generic = Trouble("of a newer program").sentence()
    for code in Code:
        english = Trouble(code).sentence()
        with speaking("es", paths.resources() / "translations"):
            assert Trouble(code).sentence() != english, code
        assert (english == generic) is (code is Code.UNKNOWN), code


def test_trouble_that_an_earlier_version_remembered_is_still_told(computer: Computer) -> None:
    service = computer.start()
    memory = computer.root / "sync" / "looks.json"
    memory.parent.mkdir(exist_ok=True)
    memory.write_text('{"checked_at":"2026-11-26T03:23:27Z","trouble":"It failed.","failures":2}')
    assert service.state().trouble == "It failed."
    assert service.state().checked_at is not None


MET: list[tuple[Exception, Code]] = [
    (UnreachableError("gone"), Code.UNREACHABLE),
    (CertificateRefusedError("self-signed"), Code.CERTIFICATE),
    (RedirectRefusedError("sign in"), Code.REDIRECT),
    (SlowRetrievalError("a drip"), Code.SLOW),
    (DownloadError("something else"), Code.UNREADABLE),
    (DownloadHTTPError("forbidden", 403), Code.MISSING_PART),
    (DownloadHTTPError("gone for good", 410), Code.MISSING_PART),
    (DownloadHTTPError("teapot", 418), Code.STATUS),
    (DownloadLengthMismatchError("longer than signed"), Code.NOT_SIGNED),
    (ExpiredMetadataError("late"), Code.EXPIRED),
    (BadVersionNumberError("older"), Code.OLDER),
    (UnsignedMetadataError("forged"), Code.NOT_SIGNED),
    (DeserializationError("no metadata"), Code.NOT_SIGNED),
    (Timeout("sync.lock"), Code.BUSY),
    (OSError(errno.ENOSPC, "no space"), Code.DISK_FULL),
    (OSError(errno.EDQUOT, "no quota"), Code.DISK_FULL),
    (OSError(errno.EROFS, "read-only"), Code.READ_ONLY),
    (OSError(errno.EACCES, "not allowed"), Code.READ_ONLY),
    (OSError(errno.EPERM, "not permitted"), Code.READ_ONLY),
    (OSError(errno.EIO, "failing"), Code.NOT_KEPT),
    (DataFileError("It is damaged."), Code.UNUSABLE),
    (DirectoryError("It is incomplete."), Code.UNUSABLE),
]


@pytest.mark.parametrize(("error", "code"), MET, ids=lambda value: repr(value))
def test_whatever_goes_wrong_is_told_as_what_it_is(error: Exception, code: Code) -> None:
    with pytest.raises(SyncError) as told, in_plain_words("data.example", Moment(NOW)):
        raise error
    assert told.value.code == code
    assert told.value.__cause__ is error
    assert isinstance(told.value, SignatureEndedError) is (code is Code.EXPIRED)
    assert "data.example" in str(told.value) or "source" not in told.value.names


def test_what_is_told_names_the_status_the_clock_and_the_reason() -> None:
    told = {code: _told(error) for error, code in MET}
    assert "(it answered with 418)" in told[Code.STATUS]
    assert f"{NOW.astimezone():%Y-%m-%d %H:%M}" in told[Code.EXPIRED]
    assert told[Code.UNUSABLE].endswith("stays: It is incomplete.")


def _told(error: Exception) -> str:
    with pytest.raises(SyncError) as told, in_plain_words("data.example", Moment(NOW)):
        raise error
    return str(told.value)


def test_what_is_told_already_passes_as_it_is() -> None:
    for error in (SyncError("Told."), UpdateCancelled()):
        with pytest.raises(type(error)) as passed, in_plain_words("data.example", Moment(NOW)):
            raise error
        assert passed.value is error


def test_what_nobody_foresaw_is_a_sentence_and_the_log_has_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for error in (ZeroDivisionError("planted"), RecursionError("planted"), ValueError("planted")):
        with pytest.raises(SyncError) as told, in_plain_words("data.example", Moment(NOW)):
            raise error
        assert told.value.code == Code.UNKNOWN
        assert f"{type(error).__name__}: planted" in caplog.text
