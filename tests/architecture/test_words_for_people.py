"""Every sentence for people is where translators find it."""

import ast

from tests.architecture.sources import name_of, package_files, parsed

LOOK_UPS = ("_", "ngettext", "pgettext")


def test_no_sentence_hides_in_an_f_string() -> None:
    """The collector of sentences does not look into the braces of f-strings."""
    hidden = [
        f"{name_of(file)}:{call.lineno}"
        for file in package_files()
        for text in ast.walk(parsed(file))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in LOOK_UPS
    ]
    assert hidden == []
