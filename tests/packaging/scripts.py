"""The scripts beside the package, loaded from their files: they are no package of their own."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def load(script: str) -> ModuleType:
    """Return the module of a script named by its path within the project, such as ``dev.py``."""
    name = f"script_{Path(script).stem}"
    spec = importlib.util.spec_from_file_location(name, ROOT / script)
    assert spec, script
    assert spec.loader, script
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their own module up
    spec.loader.exec_module(module)
    return module
