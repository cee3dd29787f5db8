"""Every change of one node that can be made in a package: comparison, boolean, arithmetic, constant, branch, table."""

import ast
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

OTHER_COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
NO_CODE = ("annotation", "returns", "decorator_list")
"""Fields of nodes that name types, or say what a function is for."""
TOLD = ("rule", "meaning", "strict")
"""Names of what a refusal tells beside its code, the rule for the journal and which of the reasons of a code it is; and
of an argument of zip, which is for those who change the mock."""
OPEN_TABLES = ("HOLDERS", "METHOD_TYPES")
"""Tables of what the contract leaves open: outcomes of test names, and which methods are known."""
OTHER_OPERATOR: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*"}


@frozen
class Mutation:
    """One change.

    Attributes:
        file: path below the root that was searched.
        line: from 1.
        start, end: offsets of what is replaced, in bytes.
        old, new: its text, before and after.
    """

    file: str
    line: int
    start: int
    end: int
    old: str
    new: str

    @property
    def change(self) -> str:
        """What becomes of what, in which file, on one line."""
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.file}: `{old}` -> `{new}`"

    @property
    def name(self) -> str:
        """The change, and its line."""
        return f"{self.line} of {self.change}"

    def applied(self, text: bytes) -> bytes:
        """The file with the change."""
        return text[: self.start] + self.new.encode() + text[self.end :]


def mutations(root: Path, package: str) -> Iterator[Mutation]:
    """Every change in every module of a package, in the order of the text."""
    for path in sorted((root / package).rglob("*.py")):
        yield from _Module(path, str(path.relative_to(root))).found()


class _Module:
    def __init__(self, path: Path, name: str) -> None:
        self._text = path.read_bytes()
        self._name = name
        self._lines = [0]
        for line in self._text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def found(self) -> Iterator[Mutation]:
        """In source order; what only names a type is left alone."""
        yield from self._within(ast.parse(self._text))

    def _within(self, node: ast.AST) -> Iterator[Mutation]:
        yield from self._of(node)
        for name, value in ast.iter_fields(node):
            if name in NO_CODE:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_no_code(child) and not _is_left_open(child):
                    yield from self._within(child)

    def _of(self, node: ast.AST) -> Iterator[Mutation]:
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in OTHER_COMPARISON:
                yield self._changed(node, f"{self._source(left)} {OTHER_COMPARISON[type(op)]} {self._source(right)}")
            case ast.BoolOp(op=op, values=values):
                word = " or " if isinstance(op, ast.And) else " and "
                yield self._changed(node, f"({word.join(f'({self._source(each)})' for each in values)})")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._changed(node, f"bool({self._source(operand)})")
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OTHER_OPERATOR:
                yield self._changed(node, f"({self._source(left)}) {OTHER_OPERATOR[type(op)]} ({self._source(right)})")
            case ast.If(test=test) | ast.IfExp(test=test):
                yield self._changed(test, "True")
                yield self._changed(test, "False")
            case ast.Expr(value=ast.Call()):
                yield self._changed(node, "pass")
            case ast.Constant():
                yield from self._constant(node)
            case ast.Tuple(elts=items) | ast.Set(elts=items) | ast.List(elts=items) if len(items) > 1:
                yield from (self._without(node, items, place) for place in range(len(items)))
            case ast.Dict(keys=keys, values=values) if len(keys) > 1 and all(keys):
                yield from (self._dictionary(node, place) for place in range(len(keys)))

    def _constant(self, node: ast.Constant) -> Iterator[Mutation]:
        match node.value:
            case bool():
                yield self._changed(node, str(not node.value))
            case int():
                yield self._changed(node, str(node.value + 1))
            case str() if node.value and " " not in node.value and not node.value.startswith("$."):
                yield self._changed(node, repr(f"{node.value}x"))

    def _without(self, node: ast.Tuple | ast.Set | ast.List, items: list[ast.expr], place: int) -> Mutation:
        rest = ", ".join(self._source(each) for number, each in enumerate(items) if number != place)
        match node:
            case ast.Tuple():
                return self._changed(node, f"({rest},)")
            case ast.Set():
                return self._changed(node, f"{{{rest}}}")
        return self._changed(node, f"[{rest}]")

    def _dictionary(self, node: ast.Dict, place: int) -> Mutation:
        pairs = enumerate(zip(node.keys, node.values, strict=True))
        kept = [f"{self._source(key)}: {self._source(value)}" for n, (key, value) in pairs if n != place and key]
        return self._changed(node, f"{{{', '.join(kept)}}}")

    def _changed(self, node: ast.expr | ast.stmt, new: str) -> Mutation:
        start, end = self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno or 0, node.end_col_offset)
        return Mutation(self._name, node.lineno, start, end, self._text[start:end].decode(), new)

    def _source(self, node: ast.AST) -> str:
        return ast.get_source_segment(self._text.decode(), node) or ""

    def _offset(self, line: int, column: int | None) -> int:
        return self._lines[line - 1] + (column or 0)


def _is_no_code(node: ast.AST) -> bool:
    """Whether it is a docstring, a text that is put together, or names a type."""
    match node:
        case ast.JoinedStr() | ast.Expr(value=ast.Constant()) | ast.Subscript(slice=ast.Tuple()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
    return False


def _is_left_open(node: ast.AST) -> bool:
    """Whether no answer depends on it, or it is a table of what the contract leaves open."""
    match node:
        case ast.keyword(arg=str(name)):
            return name in TOLD or name.endswith("_rule")
        case ast.Assign(targets=targets):
            names = {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}
            return bool(names & {*TOLD, *OPEN_TABLES})
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name in OPEN_TABLES
    return False
