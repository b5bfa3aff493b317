"""Words that say nothing about which provider is meant, in English and Spanish."""

from typing import Final

from brightstar_desktop.domain.words import folded_words, stem

_ENGLISH: Final = """
a an and any are around at available be best better by ca california can cheap cheapest close
cost costs do does doing find for friendly from get give gives good has have help how i i'd i'll
i'm i've in is it list local looking me much my near nearby nearest need needs next no not of
offer offers on or please price prices pricing provide provides search seeking show some someone
take takes that the there to top treat treated treating treats try use used want wants we what
where which who with within without would you your
"""
_SPANISH: Final = """
a al alguien algun alguna barata barato buen buena bueno buscar busco cerca como con costo cual
cuales cualquier cuanto cuesta de del donde dos el ella en encontrar es esta favor hay la las lo
los me mejor mejores mi mis mostrar necesito o ofrece ofrecen para por porfavor precio precios
que quien quiero recibir se ser sin sobre son su tener tengo tiene tienen todo todos tratan
tratar un una uno unos y yo
"""
_OF_THIS_FIELD: Final = """
assisted care center centers centre centro centros clinic clinica clinicas clinics company
consultorio doctor doctora doctores doctors dr facilities facility ketamina ketamine ketamines
medical medicina medico medicos mile miles milla millas office offices place places practice
practices practitioner practitioners program programa programs proveedor proveedores provider
providers service services servicio servicios sesion sesiones session sessions specialist
specialists terapia terapias therapies therapy tratamiento tratamientos treatment treatments
"""

FILLER_WORDS: Final = frozenset(folded_words(" ".join((_ENGLISH, _SPANISH, _OF_THIS_FIELD))))
"""Words that narrow nothing when they are part of no known phrase."""

FILLER: Final = frozenset(map(stem, FILLER_WORDS))
"""Their stems."""
