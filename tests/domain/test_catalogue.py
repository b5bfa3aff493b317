"""The types of the published data file say what is stated and nothing besides."""

from collections.abc import Iterator

import msgspec

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.vocabulary import Vocabulary


def types_within(kind: msgspec.inspect.Type) -> Iterator[type[msgspec.Struct]]:
    """Yield every type of value that a type holds, itself among them."""
    if isinstance(kind, msgspec.inspect.StructType):
        yield kind.cls
        for field in kind.fields:
            yield from types_within(field.type)
    inner = [getattr(kind, name, ()) for name in ("item_type", "key_type", "value_type")]
    several = [*getattr(kind, "types", ()), *getattr(kind, "item_types", ())]
    for each in [*filter(None, inner), *several]:
        yield from types_within(each)


def test_what_is_not_stated_is_not_written() -> None:
    whole = {Catalogue, Vocabulary}  # an edition names each of its parts
    for kind in set(types_within(msgspec.inspect.type_info(Catalogue))) - whole:
        required = [field for field in msgspec.structs.fields(kind) if field.required]
        value = kind(**{field.name: "x" for field in required})
        written = msgspec.json.decode(msgspec.json.encode(value))
        assert written.keys() == {field.encode_name for field in required}, kind
