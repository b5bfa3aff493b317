"""A small vocabulary for tests of words."""

from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary


def make_vocabulary() -> Vocabulary:
    """Return terms of some facets, in both languages, with short forms where cards need them."""
    return Vocabulary(
        (
            _term("formats", "iv_infusion", "IV infusion", "Infusión intravenosa"),
            _term(
                "formats",
                "intranasal_esketamine",
                "Esketamine nasal spray (SPRAVATO)",
                "Esketamina nasal (SPRAVATO)",
                short="SPRAVATO",
            ),
            _term("settings", "kap", "With psychotherapy (KAP)", "Con psicoterapia", short="KAP"),
            _term("conditions", "depression", "Depression", "Depresión"),
            _term("conditions", "ptsd", "PTSD (post-traumatic stress)", "TEPT", short="PTSD"),
            _term("kinds", "infusion_clinic", "Infusion clinic", "Clínica de infusiones"),
            _term("statuses", "active", "Collected from its own pages", "De sus páginas"),
            _term("statuses", "unconfirmed", "Unconfirmed", "Sin confirmar"),
            _term("source_kinds", "own_site", "The provider's own page", "Página propia"),
            _term("source_kinds", "third_party", "Someone else's page", "Página ajena"),
            _term("rates", "membership", "Membership rate", "Tarifa de membresía"),
            _term("fact_groups", "prices", "Prices", "Precios"),
            _term("credentials", "pa", "Physician assistant (PA)", "Asistente médico (PA)"),
            _term("counties", "Alameda", "Alameda County", "Condado de Alameda"),
        )
    )


def _term(facet: str, code: str, en: str, es: str, short: str = "") -> Term:
    return Term(
        facet=facet,
        code=code,
        label=Text(en, es),
        short=Text(short) if short else None,
        description=Text(f"{en} explained."),
    )
