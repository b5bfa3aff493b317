"""The maintainer's handbook says what is so."""

import re
import tomllib

import pytest

from brightstar_desktop.settings.definitions import SETTING_BY_NAME
from tests.packaging.scripts import ROOT

HANDBOOK = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(?:python3? )?((?:packaging/)?[\w/]+\.(?:py|sh|ps1|nsi|nsh|svg))")
OPTIONS = ("/S", "/AllUsers", "/CurrentUser", "/POLICY=", "/D=", "/DELETEDATA")
INSTALLER = "".join(
    (ROOT / "packaging" / "windows" / name).read_text(encoding="utf-8")
    for name in ("brightstar.nsi", "policy.nsh")
)


def test_every_script_it_names_is_there() -> None:
    named = set(NAMED.findall(HANDBOOK))
    assert len(named) > 15
    places = [name.removeprefix("packaging/") for name in named]
    missing = [place for place in places if not (ROOT / "packaging" / place).is_file()]
    assert [place for place in missing if not (ROOT / place).is_file()] == []


def test_the_policy_it_shows_would_be_taken() -> None:
    (shown,) = re.findall(r"```toml\n(language = .+?)```", HANDBOOK, re.DOTALL)
    policy = tomllib.loads(shown)
    assert set(policy) <= set(SETTING_BY_NAME)
    source = policy.pop("update_source")
    assert source == r"\\server\brightstar", "a whole path on Windows alone"
    refused = [name for name, value in policy.items() if not SETTING_BY_NAME[name].accepts(value)]
    assert refused == []


def test_every_setting_of_importance_can_be_laid_down() -> None:
    unneeded = {"view", "window_width", "window_height"}
    assert [name for name in SETTING_BY_NAME if name not in HANDBOOK and name not in unneeded] == []


@pytest.mark.parametrize("option", OPTIONS)
def test_the_options_of_the_installer_are_documented_and_real(option: str) -> None:
    assert f"`{option}" in HANDBOOK
    assert option in INSTALLER


def test_the_exit_statuses_are_those_of_the_installer() -> None:
    (table,) = re.findall(r"\| exit status \| means \|\n.+?\n((?:\|.+\n)+)", HANDBOOK)
    documented = set(re.findall(r"^\| (\d) \|", table, re.MULTILINE))
    used = set(re.findall(r"(?:STOP|SetErrorLevel) (\d)", INSTALLER))
    assert used <= documented
    assert documented - used == {"0", "1", "2"}, "which NSIS gives by itself"


def test_every_link_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", HANDBOOK, re.MULTILINE)
    marks = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", HANDBOOK)) <= marks


def test_no_release_is_drafted_while_nobody_can_be_reached() -> None:
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    recipe = (ROOT / ".github" / "workflows" / "installers.yml").read_text(encoding="utf-8")
    assert "grep -n 'FILL IN' SECURITY.md" in recipe
    assert r"grep -n '\.example>' packaging/linux/facts.py" in recipe
    assert "mailto:" not in security
    assert not re.search(r"[\w.]+@[\w.]+", security)
