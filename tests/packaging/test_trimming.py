"""What is left out of the packaged program, and what only went with it."""

import _sqlite3
import shutil
from types import ModuleType

import pytest

from tests.packaging.scripts import load

PLUGINS = "PySide6/Qt/plugins"


@pytest.fixture(scope="module")
def trimming() -> ModuleType:
    return load("packaging/trimming.py")


@pytest.mark.parametrize(
    "place",
    [
        f"{PLUGINS}/platforms/libqvnc.so",
        f"{PLUGINS}/platforms/libqlinuxfb.so",
        f"{PLUGINS}/platformthemes/libqgtk3.so",
        f"{PLUGINS}/imageformats/libqtiff.so",
        f"{PLUGINS}/imageformats/qtiff.dll",
        f"{PLUGINS}/generic/libqevdevmouseplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qt_help_es.qm",
        f"{PLUGINS}/xcbglintegrations/libqxcb-glx-integration.so",
        "rapidfuzz/distance/metrics_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "rapidfuzz/distance/metrics_cpp_sse2.cp311-win_amd64.pyd",
        "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so",
        "resources/translations/es/LC_MESSAGES/brightstar.po",
    ],
)
def test_what_no_window_loads_is_left_out(trimming: ModuleType, place: str) -> None:
    assert trimming.without_unused([(place, f"/from/{place}", "BINARY")]) == []


@pytest.mark.parametrize(
    "place",
    [
        f"{PLUGINS}/platforms/libqxcb.so",
        f"{PLUGINS}/platforms/libqwayland.so",
        f"{PLUGINS}/platforms/libqoffscreen.so",
        f"{PLUGINS}/platforms/qwindows.dll",
        f"{PLUGINS}/platforms/libqcocoa.dylib",
        f"{PLUGINS}/platformthemes/libqxdgdesktopportal.so",
        f"{PLUGINS}/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_en.qm",
        "PySide6/Qt/translations/qtbase_es.qm",
        "resources/translations/es/LC_MESSAGES/brightstar.mo",
        "rapidfuzz/distance/metrics_cpp.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_decimal.cpython-311-x86_64-linux-gnu.so",
        "data/published/targets/catalogue.json.gz",
    ],
)
def test_what_a_window_may_load_stays(trimming: ModuleType, place: str) -> None:
    entry = (place, f"/from/{place}", "BINARY")
    assert trimming.without_unused([entry]) == [entry]


def test_libraries_go_with_the_last_file_that_needed_them(trimming: ModuleType) -> None:
    program = ("core.abi3.so", "/from/core.abi3.so", "EXTENSION")
    plugin = (f"{PLUGINS}/platforms/libqxcb.so", "/from/libqxcb.so", "BINARY")
    used = ("libused.so.1", "/from/libused.so.1", "BINARY")
    deeper = ("libdeeper.so.1", "/from/libdeeper.so.1", "BINARY")
    lonely = ("libgtk-3.so.0", "/from/libgtk-3.so.0", "BINARY")
    below = ("libcairo.so.2", "/from/libcairo.so.2", "BINARY")
    link = ("libcairo.so.2", "deep/libcairo.so.2", "SYMLINK")
    python = ("libpython3.11.so.1.0", "/from/libpython3.11.so.1.0", "BINARY")
    data = ("data/catalogue.json.gz", "/from/catalogue.json.gz", "DATA")
    linked = {
        "/from/core.abi3.so": {"libused.so.1"},
        "/from/libused.so.1": {"libdeeper.so.1"},
        "/from/libgtk-3.so.0": {"libcairo.so.2", "libgtk-3.so.0"},
    }
    entries = [program, plugin, used, deeper, lonely, below, link, python, data]
    kept = trimming.without_orphans(entries, lambda source: linked.get(source, set()))
    assert kept == [program, plugin, used, deeper, python, data]


def test_the_printing_system_brings_its_own_library(trimming: ModuleType) -> None:
    library = ("libcups.so.2", "/from/libcups.so.2", "BINARY")
    plugin = (f"{PLUGINS}/printsupport/libcupsprintersupport.so", "/from/libcups….so", "BINARY")
    assert trimming.without_unused([library, plugin]) == [plugin]


def test_nothing_is_a_link_since_memory_sticks_know_none(trimming: ModuleType) -> None:
    library = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    file = ("PySide6/Qt/lib/libQt6Core.so.6", "/from/libQt6Core.so.6", "BINARY")
    assert trimming.without_links([library, file]) == [file]


@pytest.mark.skipif(not shutil.which("objdump"), reason="needs binutils")
def test_a_file_needs_what_it_asks_for_itself(trimming: ModuleType) -> None:
    needed = trimming.names_needed_by(_sqlite3.__file__)
    assert any(name.startswith("libsqlite3.so") for name in needed)
