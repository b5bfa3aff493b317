"""Values cross walls and threads, so nobody can change one that somebody else holds."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import msgspec
import pytest

LAYERS = ("domain", "storage", "sync", "presentation", "settings")


def modules_of(layer: str) -> Iterator[ModuleType]:
    package = importlib.import_module(f"brightstar_desktop.{layer}")
    yield package
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(module.name)


def values_of(module: ModuleType) -> Iterator[type]:
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield value


def is_frozen(value: type) -> bool:
    if issubclass(value, msgspec.Struct):
        return value.__struct_config__.frozen
    parameters = getattr(value, "__dataclass_params__", None)
    return parameters is None or not dataclasses.is_dataclass(value) or parameters.frozen


@pytest.mark.parametrize("layer", LAYERS)
def test_every_value_is_frozen(layer: str) -> None:
    values = [value for module in modules_of(layer) for value in values_of(module)]
    assert values
    assert [value.__name__ for value in values if not is_frozen(value)] == []
