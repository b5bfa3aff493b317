"""No file and no function grows past what one person holds in mind, and few files hold little."""

from statistics import median

from tests.architecture.sources import all_files, functions, length, name_of, package_files

LONGEST_FILE = 450
LONGEST_FUNCTION = 60
MEDIAN_FILE = 160
MEDIAN_FUNCTION = 10
SMALL_FILE = 40
MOST_SMALL_FILES = 6


def lines_of(text: str) -> int:
    return text.count("\n")


def test_no_file_is_too_long() -> None:
    sizes = {name_of(file): lines_of(file.read_text(encoding="utf-8")) for file in all_files()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{name_of(file)}:{function.lineno} {function.name} has {length(function)} lines"
        for file in all_files()
        for function in functions(file)
        if length(function) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_most_files_and_functions_are_short() -> None:
    files = package_files()
    assert median(lines_of(file.read_text(encoding="utf-8")) for file in files) <= MEDIAN_FILE
    lengths = [length(function) for file in files for function in functions(file)]
    assert median(lengths) <= MEDIAN_FUNCTION


def test_few_files_hold_little() -> None:
    small = [
        name_of(file)
        for file in package_files()
        if file.name not in ("__init__.py", "__main__.py")
        and lines_of(file.read_text(encoding="utf-8")) < SMALL_FILE
    ]
    assert len(small) <= MOST_SMALL_FILES, small
