"""Links in a page."""

from html import escape
from typing import Final

from brightstar_desktop.i18n import _

CITE: Final = "cite:"
"""A link of this kind names a reference by its key."""
PROVIDER: Final = "provider:"
"""A link of this kind names a provider by its slug."""
_OUTSIDE: Final = ("https:", "http:")


def link_html(address: str) -> str:
    """Open a link; one that leaves the program says so when the pointer rests on it."""
    title = ""
    if address.startswith(_OUTSIDE):
        # What is told shows in a tip, which Qt would read as HTML where there is a "<".
        told = _("Opens your browser: {address}").format(address=address.replace("<", "%3C"))
        title = f' title="{escape(told)}"'
    return f'<a href="{escape(address)}"{title}>'
