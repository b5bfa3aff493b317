"""What the outer layers ask for; storage and others provide it."""

from datetime import date
from pathlib import Path
from typing import Protocol

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.guide import Chapter, CrisisLine, GuideContent, GuideHit
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Interpretation, Query
from brightstar_desktop.domain.search_result import SearchResult, Similar
from brightstar_desktop.domain.updates import (
    IsCancelled,
    KeptEditions,
    OnProgress,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.domain.visit import Visit
from brightstar_desktop.domain.vocabulary import Vocabulary


class Clock(Protocol):
    """Tells the day."""

    def today(self) -> date:
        """Return today's date in local time."""
        ...


class DirectoryReader(Protocol):
    """Reads the open edition. Every method may be called from any thread.

    Each raises ``errors.DirectoryError`` when the edition cannot be read.
    """

    def edition(self) -> Edition: ...

    def vocabulary(self) -> Vocabulary: ...

    def interpret(self, text: str) -> Interpretation: ...

    def search(self, query: Query) -> SearchResult: ...

    def provider(self, slug: str) -> Provider | None: ...

    def similar(self, slug: str, limit: int = 5) -> tuple[Similar, ...]: ...

    def places(self, prefix: str, limit: int = 8) -> tuple[Place, ...]:
        """Return places whose name or ZIP starts with ``prefix``, best known first."""
        ...


class GuideReader(Protocol):
    """Reads the guide of the open edition. Every method may be called from any thread."""

    def guide_content(self, language: str) -> GuideContent:
        """Return all there is to read, in ``language`` where the edition has it."""
        ...

    def chapters(self, language: str) -> tuple[Chapter, ...]: ...

    def chapter(self, slug: str, language: str) -> Chapter | None: ...

    def search_guide(self, text: str, language: str) -> tuple[GuideHit, ...]:
        """Return the passages that hold the words, in either language, best first.

        Each is told in ``language`` where the edition has it so.
        """
        ...

    def crisis_lines(self) -> tuple[CrisisLine, ...]:
        """Return the ways to reach help in a crisis, most urgent first."""
        ...


class Updates(Protocol):
    """Brings newer editions here and keeps the one before. Any thread may call any method.

    Where something stands in the way, an ``errors.BrightStarError`` says so in one sentence, and
    the edition in use stays as it is.
    """

    def state(self) -> UpdateState: ...

    def seconds_to_next_check(self) -> float:
        """Return when the next automatic check is due, 0 where it is."""
        ...

    def check(
        self,
        source: str = "",
        *,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> UpdateOutcome:
        """Fetch, verify and install the newest edition of ``source``, by default the usual one.

        ``source`` is an https address or a folder. Raises ``errors.UpdateCancelled`` once
        ``is_cancelled`` returns True.
        """
        ...

    def check_automatically(self, is_cancelled: IsCancelled) -> UpdateOutcome:
        """Check the usual source, but do not install again what a person went back from."""
        ...

    def editions(self) -> KeptEditions: ...

    def changes(self) -> EditionChanges | None:
        """Return what the edition in use changes against the one before; None without one."""
        ...

    def restore(self) -> Edition:
        """Put the edition before this one in use again and return it."""
        ...


class PersonalStore(Protocol):
    """Keeps a visit between runs, where that is wanted. Any thread may call any method.

    Where something stands in the way, an ``errors.PersonalDataError`` says so in one sentence, and
    what is kept stays as it was.
    """

    def load(self) -> Visit:
        """Return what is kept, an empty visit where nothing is.

        A damaged file gives way to its newest good backup; ``take_notice`` then tells so.
        """
        ...

    def save(self, visit: Visit) -> None:
        """Keep what changed in ``visit`` since this object loaded or saved it last.

        So two windows do not undo each other's changes. When a save fails, the next one carries
        its change as well.
        """
        ...

    def take_notice(self) -> str:
        """Return the sentence about a repair that nobody has been told yet, "" for none."""
        ...

    def export(self, file: Path) -> int:
        """Write what is kept to ``file`` as JSON and return the number of its providers."""
        ...

    def erase(self) -> None:
        """Remove what is kept and every copy of it that the program made."""
        ...
