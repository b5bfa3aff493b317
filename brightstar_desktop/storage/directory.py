"""Reads a directory file and answers queries about its providers."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import msgspec
from sqlalchemy import select

from brightstar_desktop.domain.catalogue import (
    CURRENT_VERSION,
    FORMAT_NAME,
    Catalogue,
    Edition,
)
from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.lexicon import Lexicon
from brightstar_desktop.domain.matching import Matches
from brightstar_desktop.domain.provider import Provider, session_price
from brightstar_desktop.domain.query import Interpretation, Query
from brightstar_desktop.domain.search_engine import SearchEngine, TextRanks
from brightstar_desktop.domain.search_index import GeoPoint, IndexEntry, SearchIndex
from brightstar_desktop.domain.search_result import Hit, SearchResult, Similar
from brightstar_desktop.domain.similarity import most_similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.domain.words import Token, TypedText
from brightstar_desktop.storage import directory_tables as tables
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.guides import GuideLibrary
from brightstar_desktop.storage.text_search import prefix_query, rank_providers

_FEW: Final = 500
"""Below this many providers are read one by one, above it all together."""

_ENTRIES = select(
    tables.provider.c.id,
    tables.provider.c.slug,
    tables.provider.c.session_amount,
    tables.provider.c.statewide_telehealth,
    tables.provider.c.newest_as_of,
    tables.provider.c.newest_read_on,
).order_by(tables.provider.c.id)
_NAMES = select(tables.provider_name.c.provider_id, tables.provider_name.c.name).order_by(
    tables.provider_name.c.provider_id, tables.provider_name.c.position
)
_LOCATIONS = select(
    tables.location.c.provider_id,
    tables.location.c.latitude,
    tables.location.c.longitude,
    tables.location.c.county,
).order_by(tables.location.c.provider_id, tables.location.c.position)
_ANSWERS = select(
    tables.answer.c.provider_id, tables.answer.c.axis, tables.answer.c.code, tables.answer.c.is_yes
)


class ProviderDirectory:
    """Answers from one edition, which never changes; every method may be called from any thread.

    Each raises DirectoryError when the edition cannot be read. What is read once is kept. Two
    threads that read the same thing at once both get equal values, so no lock is needed.
    """

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        self._database, self._gazetteer = database, gazetteer
        self._providers: dict[int, Provider] = {}

    def edition(self) -> Edition:
        return self._edition

    def vocabulary(self) -> Vocabulary:
        return self._vocabulary

    def interpret(self, text: str) -> Interpretation:
        return self._engine.interpret(TypedText(text))

    def search(self, query: Query) -> SearchResult:
        found = self._engine.find(query)
        asked, matches = found.plan, found.matches
        listed = found.order if query.limit is None else found.order[: max(0, query.limit)]
        return SearchResult(
            edition=self._edition.name,
            query=query,
            effective=asked.effective,
            interpretation=asked.interpretation,
            hits=self._hits(listed, matches),
            count=len(found.order),
            total=len(self._index.entries),
            facets=matches.facets,
            place=asked.place,
            place_unknown=asked.place_unknown,
            telehealth_beyond=matches.telehealth_beyond,
            price_not_stated=matches.price_not_stated,
        )

    def provider(self, slug: str) -> Provider | None:
        position = self._position_by_slug.get(slug)
        return None if position is None else self._read((position,))[0]

    def providers(self) -> tuple[Provider, ...]:
        return tuple(self._read(sorted(self._position_by_slug.values())))

    def similar(self, slug: str, limit: int = 5) -> tuple[Similar, ...]:
        provider = self.provider(slug)
        if provider is None:
            return ()
        everyone = self._read(range(len(self._index.entries)))
        return most_similar(provider, everyone, limit)

    def places(self, prefix: str, limit: int = 8) -> tuple[Place, ...]:
        return self._gazetteer.starting_with(prefix, limit)

    @cached_property
    def _edition(self) -> Edition:
        with self._database.reading() as connection:
            about = connection.execute(select(tables.edition.c.about)).scalar_one()
            return msgspec.json.decode(about, type=Edition)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        with self._database.reading() as connection:
            vocabulary = connection.execute(select(tables.edition.c.vocabulary)).scalar_one()
            return msgspec.json.decode(vocabulary, type=Vocabulary)

    @cached_property
    def _engine(self) -> SearchEngine:
        names = (name for entry in self._index.entries for name in entry.names)
        lexicon = Lexicon(self._vocabulary, self._gazetteer, names)
        return SearchEngine(self._index, lexicon, self._gazetteer, self._rank_text)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(read_entries(self._database), self._vocabulary)

    @cached_property
    def _position_by_slug(self) -> dict[str, int]:
        return {entry.slug: position for position, entry in enumerate(self._index.entries)}

    def _rank_text(self, tokens: tuple[Token, ...]) -> TextRanks | None:
        query = prefix_query(tokens)
        if not query:
            return None
        with self._database.reading() as connection:
            return rank_providers(connection, query)

    def _hits(self, positions: list[int], matches: Matches) -> tuple[Hit, ...]:
        providers = self._read(positions)
        return tuple(
            self._hit(position, provider, matches)
            for position, provider in zip(positions, providers, strict=True)
        )

    def _hit(self, position: int, provider: Provider, matches: Matches) -> Hit:
        nearest = matches.nearest.get(position)
        unknown = (
            facet
            for facet, limits in matches.limits.items()
            if limits.unknown_included >> position & 1
        )
        return Hit(
            provider=provider,
            distance_miles=nearest.miles if nearest else None,
            nearest_location=nearest.location if nearest else None,
            session_price=session_price(provider.prices),
            not_stated=tuple(unknown),
        )

    def _read(self, positions: Iterable[int]) -> list[Provider]:
        wanted = list(positions)
        missing = [position for position in wanted if position not in self._providers]
        if missing:
            self._providers.update(self._decoded(missing))
        return [self._providers[position] for position in wanted]

    def _decoded(self, positions: list[int]) -> dict[int, Provider]:
        columns = select(tables.provider.c.id, tables.provider.c.content)
        if len(positions) < _FEW:
            columns = columns.where(tables.provider.c.id.in_([at + 1 for at in positions]))
        decoder = msgspec.json.Decoder(Provider)
        with self._database.reading() as connection:
            return {
                identity - 1: decoder.decode(content)
                for identity, content in connection.execute(columns)
            }


class DirectoryFileReader(ProviderDirectory, GuideLibrary):
    """Reads providers, guide and crisis lines of one edition; meets both readers' protocols."""

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        ProviderDirectory.__init__(self, database, gazetteer)
        GuideLibrary.__init__(self, database)

    def catalogue(self) -> Catalogue:
        about = self.edition()
        return Catalogue(
            format=FORMAT_NAME,
            version=CURRENT_VERSION,
            edition=about.name,
            published_at=about.published_at,
            licence=about.licence,
            vocabulary=self.vocabulary(),
            providers=self.providers(),
            updates_from=about.updates_from,
            corrections_to=about.corrections_to,
            app=about.newest_app,
            trial=about.trial,
            **self.texts(),
        )


def read_entries(database: Database) -> tuple[IndexEntry, ...]:
    """Return an entry for each provider, in the order of their ids, which count from 1.

    Raises DirectoryError when the file cannot be read.
    """
    names: dict[int, list[str]] = defaultdict(list)
    points: dict[int, list[GeoPoint]] = defaultdict(list)
    answers: dict[int, dict[str, dict[str, bool]]] = defaultdict(dict)
    with database.reading() as connection:
        providers = connection.execute(_ENTRIES).all()
        for of, name in connection.execute(_NAMES):
            names[of].append(name)
        for of, latitude, longitude, county in connection.execute(_LOCATIONS):
            points[of].append(GeoPoint(latitude, longitude, county))
        for of, facet, code, is_yes in connection.execute(_ANSWERS):
            answers[of].setdefault(facet, {})[code] = is_yes
    return tuple(
        IndexEntry(
            slug=slug,
            names=tuple(names[of]),
            answers=answers[of],
            points=tuple(points[of]),
            session_amount=session_amount,
            statewide_telehealth=statewide_telehealth,
            newest=(as_of, read_on),
        )
        for of, slug, session_amount, statewide_telehealth, as_of, read_on in providers
    )
