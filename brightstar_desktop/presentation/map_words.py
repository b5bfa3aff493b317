"""The map in words: for the lines beside it, and for screen readers."""

from collections.abc import Mapping, Sequence
from typing import Final

from brightstar_desktop.domain.atlas import Cluster, Pin
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.term_labels import join_words

ORIENTING_CITIES: Final = (
    "San Francisco", "Los Angeles", "San Diego", "Sacramento", "Fresno", "Redding", "Bakersfield",
    "Eureka", "Santa Barbara",
)  # fmt: skip
"""Cities by which a person finds their way on a map of the whole state, best known first."""
_NAMED: Final = 4


def found_words(result: SearchResult, placed: int) -> str:
    """Return how many providers are found, and how many of them have no place on the map."""
    count = result.count
    if count == result.total:
        words = ngettext("{count} provider.", "All {count} providers.", count)
    else:
        words = ngettext(
            "{count} of {total} providers, as the search finds them.",
            "{count} of {total} providers, as the search finds them.",
            count,
        )
    sentences = [words.format(count=f"{count:,}", total=f"{result.total:,}")]
    if placed < count:
        missing = ngettext(
            "{count} states no office here and is not on the map.",
            "{count} state no office here and are not on the map.",
            count - placed,
        )
        sentences.append(missing.format(count=f"{count - placed:,}"))
    return " ".join(sentences)


def county_words(county: str, count: int) -> str:
    words = ngettext(
        "{county} County: {count} provider", "{county} County: {count} providers", count
    )
    return words.format(county=county, count=f"{count:,}")


def county_name(county: str) -> str:
    return _("{county} County").format(county=county)


def cluster_words(cluster: Cluster) -> str:
    if len(cluster.pins) == 1:
        return pin_words(cluster.pins[0])
    count = len({pin.slug for pin in cluster.pins})
    words = ngettext("{count} provider in {places}", "{count} providers in {places}", count)
    return words.format(count=f"{count:,}", places=_places(cluster.pins))


def pin_words(pin: Pin) -> str:
    return f"{pin.name}, {pin.city}" if pin.city else pin.name


def exactness_words(found: Sequence[Pin]) -> str:
    """Return how exact the pins are, "" where every address is known."""
    if all(pin.exact for pin in found):
        return ""
    return _("A pin stands at the middle of its town or ZIP area, not at the door.")


def shade_words(counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=0)
    words = _("The stronger a county's shade, the more providers it has: from 0 to {most}.")
    return words.format(most=f"{most:,}")


def spoken_map(found: str, counts: Mapping[str, int]) -> str:
    """Return the map in one sentence after another, the counties with most providers first."""
    ranked = sorted(((-count, name) for name, count in counts.items() if count))
    counties = [county_words(name, -count) for count, name in ranked]
    return " ".join([found, *(_("{words}.").format(words=words) for words in counties)])


def _places(found: Sequence[Pin]) -> str:
    cities = tuple(dict.fromkeys(pin.city or county_name(pin.county) for pin in found))
    if len(cities) <= _NAMED:
        return join_words(cities)
    more = len(cities) - _NAMED + 1
    words = ngettext("{count} other place", "{count} other places", more)
    return join_words([*cities[: _NAMED - 1], words.format(count=more)])
