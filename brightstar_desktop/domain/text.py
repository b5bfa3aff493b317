"""Words that exist in English and, where translated, in Spanish."""

from msgspec import Struct

from brightstar_desktop.domain.bounds import Sentences

LANGUAGES = ("en", "es")


class Text(Struct, frozen=True, omit_defaults=True):
    """One text in English, with its Spanish translation where there is one."""

    en: Sentences
    es: Sentences = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` ("en" or "es"), English where it is untranslated."""
        return self.es if language == "es" and self.es else self.en
