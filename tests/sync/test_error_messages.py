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
from brightstar_desktop.sync.check_state import UpdatePreferences
from brightstar_desktop.sync.error_mapping import describing_errors
from brightstar_desktop.sync.error_messages import ErrorCode, ErrorMessage
from brightstar_desktop.sync.transport.fetcher import (
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.trust import TrustedTime
from tests.sync.conftest import Computer

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_remembered_an_error_is_told_in_the_language_in_force(computer: Computer) -> None:
    service = computer.start()
    computer.preferences = UpdatePreferences(source="/nowhere/brightstar")
    with pytest.raises(SyncError):
        service.check()
    assert service.state().error.startswith("The folder /nowhere/brightstar holds no")
    with speaking("es", paths.resources() / "translations"):
        assert service.state().error.startswith("La carpeta /nowhere/brightstar no contiene")
    stored = (computer.root / "sync" / "looks.json").read_text()
    assert json.loads(stored)["trouble"] == {
        "code": "empty_folder",
        "names": {"folder": "/nowhere/brightstar"},
    }


def test_every_kind_of_an_error_has_its_sentence_in_both_languages() -> None:
    generic = ErrorMessage("of a newer program").text()
    for code in ErrorCode:
        english = ErrorMessage(code).text()
        with speaking("es", paths.resources() / "translations"):
            assert ErrorMessage(code).text() != english, code
        assert (english == generic) is (code is ErrorCode.UNKNOWN), code


def test_an_error_that_an_earlier_version_remembered_is_still_told(computer: Computer) -> None:
    service = computer.start()
    file = computer.root / "sync" / "looks.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text('{"checked_at":"2026-11-26T03:23:27Z","trouble":"It failed.","failures":2}')
    assert service.state().error == "It failed."
    assert service.state().checked_at is not None


MET: list[tuple[Exception, ErrorCode]] = [
    (UnreachableError("gone"), ErrorCode.UNREACHABLE),
    (CertificateRefusedError("self-signed"), ErrorCode.CERTIFICATE),
    (RedirectRefusedError("sign in"), ErrorCode.REDIRECT),
    (SlowRetrievalError("a drip"), ErrorCode.SLOW),
    (DownloadError("something else"), ErrorCode.UNREADABLE),
    (DownloadHTTPError("forbidden", 403), ErrorCode.MISSING_PART),
    (DownloadHTTPError("gone for good", 410), ErrorCode.MISSING_PART),
    (DownloadHTTPError("teapot", 418), ErrorCode.STATUS),
    (DownloadLengthMismatchError("longer than signed"), ErrorCode.NOT_SIGNED),
    (ExpiredMetadataError("late"), ErrorCode.EXPIRED),
    (BadVersionNumberError("older"), ErrorCode.OLDER),
    (UnsignedMetadataError("forged"), ErrorCode.NOT_SIGNED),
    (DeserializationError("no metadata"), ErrorCode.NOT_SIGNED),
    (Timeout("sync.lock"), ErrorCode.BUSY),
    (OSError(errno.ENOSPC, "no space"), ErrorCode.DISK_FULL),
    (OSError(errno.EDQUOT, "no quota"), ErrorCode.DISK_FULL),
    (OSError(errno.EROFS, "read-only"), ErrorCode.READ_ONLY),
    (OSError(errno.EACCES, "not allowed"), ErrorCode.READ_ONLY),
    (OSError(errno.EPERM, "not permitted"), ErrorCode.READ_ONLY),
    (OSError(errno.EIO, "failing"), ErrorCode.NOT_KEPT),
    (DataFileError("It is damaged."), ErrorCode.UNUSABLE),
    (DirectoryError("It is incomplete."), ErrorCode.UNUSABLE),
]


@pytest.mark.parametrize(("error", "code"), MET, ids=lambda value: repr(value))
def test_whatever_goes_wrong_is_told_as_what_it_is(error: Exception, code: ErrorCode) -> None:
    with pytest.raises(SyncError) as told, describing_errors("data.example", TrustedTime(NOW)):
        raise error
    assert told.value.code == code
    assert told.value.__cause__ is error
    assert isinstance(told.value, SignatureEndedError) is (code is ErrorCode.EXPIRED)
    assert "data.example" in str(told.value) or "source" not in told.value.names


def test_what_is_told_names_the_status_the_clock_and_the_reason() -> None:
    told = {code: _told(error) for error, code in MET}
    assert "(it answered with 418)" in told[ErrorCode.STATUS]
    assert f"{NOW.astimezone():%Y-%m-%d %H:%M}" in told[ErrorCode.EXPIRED]
    assert told[ErrorCode.UNUSABLE].endswith("stays: It is incomplete.")


def _told(error: Exception) -> str:
    with pytest.raises(SyncError) as told, describing_errors("data.example", TrustedTime(NOW)):
        raise error
    return str(told.value)


def test_what_is_told_already_passes_as_it_is() -> None:
    for error in (SyncError("Told."), UpdateCancelled()):
        with (
            pytest.raises(type(error)) as passed,
            describing_errors("data.example", TrustedTime(NOW)),
        ):
            raise error
        assert passed.value is error


def test_what_nobody_foresaw_is_a_sentence_and_the_log_has_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for error in (ZeroDivisionError("planted"), RecursionError("planted"), ValueError("planted")):
        with pytest.raises(SyncError) as told, describing_errors("data.example", TrustedTime(NOW)):
            raise error
        assert told.value.code == ErrorCode.UNKNOWN
        assert f"{type(error).__name__}: planted" in caplog.text
