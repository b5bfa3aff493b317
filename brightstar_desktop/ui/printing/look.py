"""How pages look on paper."""

from brightstar_desktop.presentation.guide.look import Look
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.paper import paper_css

_GAP = 6
_COLUMNS = 5


def look_on_paper() -> Look:
    """Return the colours and gaps of paper."""
    return Look(
        muted=paper_css(Role.MUTED),
        card=paper_css(Role.WINDOW),
        warning=paper_css(Role.WARNING_SOFT),
        border=paper_css(Role.CONTROL_BORDER),
        text=paper_css(Role.TEXT),
        gap=_GAP,
        most_columns=_COLUMNS,
        on_paper=True,
    )
