"""Help in a crisis that is known to the program itself.

These lines are shown even when no data can be read. A test holds them equal to the published
ones. Sources: 988lifeline.org (988, its Spanish line, the word AYUDA), veteranscrisisline.net,
crisistextline.org.
"""

from typing import Final

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.domain.vocabulary import Text

CORE_CRISIS_LINES: Final = (
    CrisisLine(
        code="emergency",
        number="911",
        label=Text("Danger right now", "Peligro en este momento"),
        how=Text(
            "Call 911 or go to the nearest emergency room.",
            "Llame al 911 o vaya a la sala de emergencias más cercana.",
        ),
        languages=("en", "es"),
    ),
    CrisisLine(
        code="lifeline",
        number="988",
        label=Text(
            "Thoughts of suicide, or worry about someone",
            "Pensamientos de suicidio o preocupación por alguien",
        ),
        how=Text(
            "Call or text 988, at any hour. It is free.",
            "Llame al 988 y oprima el 2, o envíe AYUDA por texto al 988, a cualquier hora. "
            "Es gratis.",
        ),
        languages=("en", "es"),
    ),
    CrisisLine(
        code="lifeline_spanish",
        number="988",
        label=Text("Help in Spanish", "Ayuda en español"),
        how=Text(
            "Call 988, then press 2. Or text AYUDA to 988.",
            "Llame al 988 y oprima el 2, o envíe AYUDA por texto al 988.",
        ),
        languages=("es",),
    ),
    CrisisLine(
        code="veterans",
        number="988",
        label=Text(
            "Veterans, service members and their families",
            "Veteranos, militares y sus familias",
        ),
        how=Text(
            "Call 988, then press 1. Or text 838255.",
            "Llame al 988 y oprima el 1. O mande un mensaje al 838255.",
        ),
        languages=("en",),
    ),
    CrisisLine(
        code="text_line",
        number="741741",
        label=Text("If you would rather text", "Si prefiere escribir"),
        how=Text(
            "Text HOME to 741741. In Spanish, text HOLA.",
            "Mande HOLA al 741741. En inglés, mande HOME.",
        ),
        languages=("en", "es"),
    ),
)
"""The lines in the order of urgency."""
