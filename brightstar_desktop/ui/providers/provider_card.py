"""A provider as one card of the list: what it says, and how it is painted."""

from datetime import date
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.price_words import PriceLine, price_line
from brightstar_desktop.presentation.provider_text import distance_words, place_line, spoken, tags
from brightstar_desktop.presentation.term_labels import not_stated_words
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import Size, font, space

CARD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
SAVED_ROLE: Final = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

_GAP: Final = 1.5
_PADDING: Final = 2.75
_LEADING: Final = 1
_TAG_PADDING: Final = 1.25
_MARK_EMS: Final = 0.8
"""Sizes in quarter lines of body text, as ``space`` takes them."""

_RIGHT_SHARE: Final = 0.5
"""The right-hand words of a line get at most this share of it."""


class Card(Struct, frozen=True, kw_only=True):
    """The words of one provider in the list.

    ``not_stated`` says on what the provider states nothing though a filter asks for it, the price
    aside, which has its own line. ``spoken`` is the whole card in sentences.
    """

    name: str
    place: str
    place_stated: bool
    distance: str
    tags: tuple[str, ...]
    price: PriceLine
    age: str
    not_stated: str
    spoken: str


def card_for(hit: Hit, *, vocabulary: Vocabulary, today: date) -> Card:
    """Return the card of ``hit`` as it reads on ``today``."""
    miles = hit.distance_miles
    not_stated = [not_stated_words(facet) for facet in hit.not_stated if facet != PRICE_FACET]
    return Card(
        name=hit.provider.name,
        place=place_line(hit.provider, hit.nearest_location),
        place_stated=_states_place(hit.provider),
        distance="" if miles is None else distance_words(miles),
        tags=tags(hit.provider, vocabulary),
        price=price_line(hit.provider),
        age=card_age(hit.provider, today).tag,
        not_stated=", ".join(not_stated),
        spoken=" ".join(
            [spoken(hit, vocabulary, today), *(_sentence(words) for words in not_stated)]
        ),
    )


def saved_words() -> str:
    return _("On the shortlist")


def saved_sentence() -> str:
    return _sentence(saved_words())


def _states_place(provider: Provider) -> bool:
    has_city = any(location.city for location in provider.locations)
    return has_city or provider.service_area.statewide_telehealth is True


def _sentence(words: str) -> str:
    return _("{words}.").format(words=words[:1].upper() + words[1:])


class CardDelegate(QStyledItemDelegate):
    """Draws the card of a row; every card is as high as every other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        lines = (_line_height(face) for face in (_name_font(), font(), font()))
        height = sum(lines) + _tag_height() + 3 * space(_LEADING) + 2 * space(_PADDING)
        return QSize(space(40), height + space(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = option.rect.adjusted(space(0.75), space(0.25), -space(0.75), 0)
        frame.setBottom(option.rect.bottom() - space(_GAP) + space(0.25))
        _draw_frame(painter, frame, option.state)
        sides, ends = space(_PADDING + 0.75), space(_PADDING)
        inside = frame.adjusted(sides, ends, -sides, -ends)
        _draw_lines(painter, inside, card, is_saved=bool(index.data(SAVED_ROLE)))
        painter.restore()


def _draw_frame(painter: QPainter, frame: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    width = space(0.5) if selected else max(1, space(0.2))
    radius = space(2)
    if focused:
        painter.setPen(QPen(color(Role.ACCENT_SOFT), space(1)))
        painter.drawRoundedRect(QRectF(frame), radius, radius)
    inset = width / 2
    painter.setPen(QPen(color(_border_role(selected=selected, focused=focused)), width))
    painter.setBrush(color(Role.SURFACE_HOVER if hovered and not selected else Role.SURFACE))
    shape = QRectF(frame).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, radius, radius)


def _border_role(*, selected: bool, focused: bool) -> Role:
    if focused:
        return Role.FOCUS
    return Role.ACCENT if selected else Role.BORDER


def _draw_lines(painter: QPainter, area: QRect, card: Card, *, is_saved: bool) -> None:
    small = font(Size.SMALL)
    line = QRect(area.left(), area.top(), area.width(), _line_height(_name_font()))
    left = _draw_right(painter, line, card.distance, font(), Role.MUTED)
    _draw_text(painter, left, card.name, _name_font(), Role.TEXT)
    line = _next(line, _line_height(font()))
    left = _draw_right(painter, line, card.not_stated, font(Size.SMALL, italic=True), Role.MUTED)
    place_role = Role.TEXT if card.place_stated else Role.MUTED
    _draw_text(painter, left, card.place, font(italic=not card.place_stated), place_role)
    line = _next(line, _tag_height())
    left = _draw_saved(painter, line) if is_saved else line
    if card.tags:
        _draw_tags(painter, left, card.tags)
    else:
        unstated = not_stated_words("formats")
        _draw_text(painter, left, unstated, font(Size.SMALL, italic=True), Role.MUTED)
    line = _next(line, _line_height(font()))
    left = _draw_right(painter, line, card.age, small, Role.MUTED)
    _draw_price(painter, left, card)


def _draw_saved(painter: QPainter, line: QRect) -> QRect:
    """Say at the right end that the provider is on the shortlist; return the rest of the line."""
    left = _draw_right(painter, line, saved_words(), font(Size.SMALL, bold=True), Role.ACCENT)
    mark = pixmap("bookmark-filled", Role.ACCENT, _MARK_EMS)
    side = round(mark.deviceIndependentSize().width())
    across = left.right() + 1 + space(1.5) - space(0.75) - side
    painter.drawPixmap(across, line.center().y() - side // 2, mark)
    return left.adjusted(0, 0, -side, 0)


def _draw_price(painter: QPainter, area: QRect, card: Card) -> None:
    if not card.price.stated:
        _draw_text(painter, area, card.price.words, font(italic=True), Role.MUTED)
        return
    bold = font(bold=True)
    used = _draw_text(painter, area, card.price.amount, bold, Role.TEXT)
    rest = area.adjusted(used + _advance(bold, " "), 0, 0, 0)
    _draw_text(painter, rest, card.price.rest, font(), Role.TEXT)


def _draw_tags(painter: QPainter, area: QRect, tags: tuple[str, ...]) -> None:
    face = font(Size.SMALL)
    left = area.left()
    for position, tag in enumerate(tags):
        more = _more(len(tags) - position - 1)
        room = area.right() - left - (_tag_width(face, more) + space(1) if more else 0)
        fits = _tag_width(face, tag) <= room or position == 0
        text = tag if fits else _more(len(tags) - position)
        width = min(_tag_width(face, text), area.right() - left)
        _draw_tag(painter, QRect(left, area.top(), width, area.height()), text, face)
        if not fits:
            return
        left += width + space(1)


def _draw_tag(painter: QPainter, shape: QRect, text: str, face: QFont) -> None:
    width = max(1, space(0.2))
    painter.setPen(QPen(color(Role.BORDER), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(shape).adjusted(0.5, 0.5, -0.5, -0.5), space(1), space(1))
    inside = shape.adjusted(space(_TAG_PADDING), 0, -space(_TAG_PADDING), 0)
    _draw_text(painter, inside, text, face, Role.TEXT)


def _draw_right(painter: QPainter, area: QRect, text: str, face: QFont, role: Role) -> QRect:
    """Draw ``text`` at the right end and return what is left of the line."""
    if not text:
        return area
    width = min(_advance(face, text), int(area.width() * _RIGHT_SHARE))
    _draw_text(painter, area.adjusted(area.width() - width, 0, 0, 0), text, face, role)
    return area.adjusted(0, 0, -width - space(1.5), 0)


def _draw_text(painter: QPainter, area: QRect, text: str, face: QFont, role: Role) -> int:
    """Draw ``text`` from the left, elided where it does not fit, and return its width."""
    painter.setFont(face)
    painter.setPen(color(role))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, alignment | Qt.TextFlag.TextSingleLine, shown)
    return min(_advance(face, shown), area.width())


def _next(line: QRect, height: int) -> QRect:
    return QRect(line.left(), line.bottom() + 1 + space(_LEADING), line.width(), height)


def _more(count: int) -> str:
    return f"+{count}" if count else ""


def _name_font() -> QFont:
    return font(Size.LARGE, bold=True)


def _line_height(face: QFont) -> int:
    return QFontMetrics(face).height()


def _tag_height() -> int:
    return _line_height(font(Size.SMALL)) + space(0.75)


def _tag_width(face: QFont, text: str) -> int:
    return _advance(face, text) + 2 * space(_TAG_PADDING)


def _advance(face: QFont, text: str) -> int:
    # One more than measured: elision compares whole pixels with a fractional advance.
    return QFontMetrics(face).horizontalAdvance(text) + 1
