"""The page that lists the articles."""

from collections.abc import Sequence
from html import escape

from brightstar_desktop.domain.guide import Article
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.dates import day_words
from brightstar_desktop.presentation.guide.boxes import BOX_END, box
from brightstar_desktop.presentation.guide.context import RenderContext


def articles_html(articles: Sequence[Article], context: RenderContext) -> str:
    """Return the titles of the articles with what each is about."""
    if not articles:
        nothing = _("This edition has no articles.")
        return f"<p>{escape(nothing)}</p>"
    return "".join(_article(article, context) for article in articles)


def _article(article: Article, context: RenderContext) -> str:
    told = _("Published {day} · {minutes} minutes").format(
        day=day_words(article.published_on), minutes=article.reading_minutes
    )
    link = f'<a href="{GUIDE}{escape(article.slug)}">{escape(article.title)}</a>'
    return (
        f"{box(context.style.card, context.style)}<p><b>{link}</b></p>"
        f"<p>{escape(article.summary)}</p>"
        f'<p class="aside"><small>{escape(told)}</small></p>{BOX_END}'
    )
