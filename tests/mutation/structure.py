"""What stands where in a module, as Python itself reads it.

parso, with which cosmic-ray reads, does not know all of Python's syntax and goes on as it can.
"""

import ast

Position = tuple[int, int]
"""A line, counted from 1, and a column, counted in letters from 0."""
Span = tuple[Position, Position]


class Structure:
    """The functions, classes and statements of a module, and what is left alone in it."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._scopes: list[tuple[Span, str]] = []
        self._bodies: list[Span] = []
        self._heads: list[range] = []
        self._skipped: list[Span] = []
        self._read(ast.parse(source), ())

    def is_skipped(self, at: Position) -> bool:
        """Return whether nothing is mutated at a position."""
        return any(begin <= at < end for begin, end in self._skipped)

    def name_of(self, at: Position) -> str:
        """Return the classes and functions around a position; a decorator belongs to its own."""
        around = [name for (begin, end), name in self._scopes if begin <= at < end]
        return max(around, key=len, default="<module>")

    def is_run_at_import(self, at: Position) -> bool:
        """Return whether a position lies outside the body of every function."""
        return not any(begin <= at < end for begin, end in self._bodies)

    def lines_around(self, line: int) -> range:
        """Return the lines of the innermost statement, of a compound one those of its head."""
        holding = [lines for lines in self._heads if line in lines]
        return min(holding, key=len, default=range(line, line + 1))

    def _read(self, node: ast.AST, names: tuple[str, ...]) -> None:
        if isinstance(node, ast.stmt):
            self._heads.append(_head(node))
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = (*names, node.name)
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            self._scopes.append((((first, 0), self._span(node)[1]), ".".join(names)))
        if isinstance(node, ast.FunctionDef):
            self._bodies.append((self._span(node.body[0])[0], self._span(node)[1]))
        if isinstance(node, ast.Lambda):
            self._bodies.append(self._span(node.body))
        if part := _skipped(node):
            self._skipped.append(self._span(part))
        for child in ast.iter_child_nodes(node):
            self._read(child, names)

    def _span(self, node: ast.expr | ast.stmt) -> Span:
        end = (node.end_lineno or 0, node.end_col_offset or 0)
        return self._in_letters((node.lineno, node.col_offset)), self._in_letters(end)

    def _in_letters(self, position: Position) -> Position:
        """Return a position that ``ast`` counts in bytes as parso does, in letters."""
        line, column = position
        return line, len(self._lines[line - 1].encode()[:column].decode())


def _head(node: ast.stmt) -> range:
    decorators = [each.lineno for each in getattr(node, "decorator_list", ())]
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    first = min([node.lineno, *decorators])
    return range(first, max(first, last) + 1)


def _skipped(node: ast.AST) -> ast.expr | ast.stmt | None:
    """Return the part of a node in which nothing is mutated."""
    match node:
        case (
            ast.If(test=ast.Name(id="TYPE_CHECKING"))
            | ast.Call(func=ast.Attribute(value=ast.Name(id="logger")))
            | ast.AnnAssign(annotation=ast.Name(id="TypeAlias"))
        ):
            return node
        case (
            ast.AnnAssign(annotation=part)
            | ast.arg(annotation=ast.expr() as part)
            | ast.FunctionDef(returns=ast.expr() as part)
            | ast.keyword(arg="kw_only", value=part)
        ):
            return part
        case ast.Assign(value=value) if _is_alias(value):
            return node
    return None


def _is_alias(value: ast.expr) -> bool:
    """Return whether an expression joins types, such as ``Name | Attribute | None``."""
    match value:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _names_a_type(left) and _names_a_type(right)
    return False


def _names_a_type(value: ast.expr) -> bool:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_")[:1].isupper() and not name.isupper()
        case ast.Subscript(value=inner):
            return _names_a_type(inner) or isinstance(inner, ast.Name)
        case ast.Constant(value=None):
            return True
    return _is_alias(value)
