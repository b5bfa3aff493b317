"""A computer with an edition on it, and a publisher of newer ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.sync.check_state import UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.transport.transfer_guard import DEFAULT_LIMITS, TransferLimits
from brightstar_desktop.sync.update_checker import UpdateChecker
from tests.support.factories import make_catalogue, make_provider
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer

GEOGRAPHY = Path(__file__).parents[1] / "support" / "small_geography"
"""One city and its ZIP: what these tests are about is not where clinics are."""
SHORT_LIMITS = TransferLimits(connect=2.0, read=1.0, total=10.0, grace=0.6, min_rate=500.0)
"""Limits for servers that are slow on purpose; a busy machine may be as slow with an honest one."""


@dataclass
class Computer:
    """A program with its bundled edition, and what it keeps."""

    root: Path
    publisher: Publisher
    preferences: UpdatePreferences = field(default_factory=UpdatePreferences)
    clock: list[datetime] = field(default_factory=lambda: [datetime.now(UTC)])

    def start(self) -> UpdateChecker:
        """Open the directory as the program does, and return its service."""
        bundle = self.root / "bundle"
        if not bundle.exists():
            self.publisher.write_to(bundle)
        self.open()
        return self.service()

    def open(self) -> str:
        """Open the directory as the program does at each start, and return its edition."""
        bundled = self.root / "bundle" / "targets" / "catalogue.json.gz"
        return open_directory(self.root / "directory", bundled, GEOGRAPHY).reader.edition().name

    def service(self, limits: TransferLimits = DEFAULT_LIMITS) -> UpdateChecker:
        """Return a service, as another start of the program has one."""
        update_paths = UpdatePaths(
            folder=self.root / "sync",
            bundled_metadata=self.root / "bundle" / "metadata",
            directory=self.root / "directory",
            geography=GEOGRAPHY,
        )
        return UpdateChecker(
            update_paths, lambda: self.preferences, now=lambda: self.clock[0], limits=limits
        )

    def publish(self, edition: str, **changes: Any) -> Path:
        """Publish an edition, and return the folder where it lies."""
        providers = changes.pop("providers", (make_provider(slug=f"only-in-{edition}"),))
        self.publisher.publish(make_catalogue(edition=edition, providers=providers, **changes))
        return self.publisher.write_to(self.root / "published")


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Return a computer that has not been started; its bundled edition is 2026.11.23-1."""
    publisher = Publisher()
    publisher.publish(make_catalogue())
    return Computer(tmp_path, publisher)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LoopbackServer]:
    """Serve the folder that the computer's publisher publishes to."""
    with LoopbackServer(tmp_path / "published") as loopback:
        yield loopback


@pytest.fixture(params=["folder", "http"])
def source(request: pytest.FixtureRequest, server: LoopbackServer) -> str:
    """Return where the editions lie, by each way of fetching."""
    return str(server.folder) if request.param == "folder" else server.url
