"""What a step's error says of the agent's code: places, the statement, in the shape that the engine's own process gives them."""

from __future__ import annotations

import ast
import re
from typing import Any, Iterator, Mapping

_PLACE = re.compile(r'File "<step (\d+)>", line (\d+)(?:, in (.+))?')


def told_error(error: dict[str, Any], codes: Mapping[int, str], step: int) -> dict[str, Any]:
    """The error of a step, as shown with its traceback; `codes`: the code of all steps by their numbers, `step`: this one's."""
    places: list[dict[str, Any]] = []
    top = 0
    for number, at, name in _PLACE.findall(error["traceback"]):
        code = codes.get(int(number))
        if code is None:
            continue
        line = int(at)
        if int(number) == step and (name or "<module>") == "<module>":
            top = line
        lines = code.split("\n")
        text = lines[line - 1].strip() if line <= len(lines) else ""
        places.append({"line": line, "name": name or "<module>", "text": text})
    code = codes.get(step, "")
    told: dict[str, Any] = {"type": error["type"], "message": error["message"], "places": places[-20:]}
    told["statement"] = statement_at(code, top)
    if error["type"] in ("SyntaxError", "IndentationError", "TabError") and len(places) == 1:
        told["syntax"] = _syntax(error, places[0], code.split("\n")[places[0]["line"] - 1])
    else:
        told["message"] = _message(error)
    return told


def _message(error: dict[str, Any]) -> str:
    """The exception's own text: the service shows it with its class in front."""
    message: str = error["message"]
    return message.removeprefix(f"{error['type']}: ") if message != error["type"] else ""


def _syntax(error: dict[str, Any], place: dict[str, Any], source: str) -> dict[str, Any]:
    """What the traceback shows of a syntax error: the line, and where its mark begins; `source`: the whole line."""
    lines = error["traceback"].rstrip("\n").split("\n")
    marks = [line for line in lines if line.strip().startswith("^")]
    indent = len(source) - len(source.lstrip())
    offset = marks[0].index("^") - 4 + 1 + indent if marks else 0
    message = re.sub(r" \(<step \d+>, line \d+\)$", "", _message(error))
    return {"message": message, "line": place["line"], "offset": offset, "text": source + "\n"}


def _parsed(code: str) -> list[ast.stmt]:
    """Statements at the top level; none where this Python does not know the syntax."""
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError):
        return []


def statement_at(code: str, line: int) -> str:
    for statement in _parsed(code):
        first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])
        if first <= line <= (statement.end_lineno or first):
            return "\n".join(code.split("\n")[first - 1 : statement.end_lineno])
    lines = code.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def binding(code: str, names: frozenset[str]) -> dict[str, str] | None:
    """The first statement that gives a value to one of the names."""
    if not any(name in code for name in names):
        return None
    for statement in _parsed(code):
        for node in _own_nodes(statement):
            name = node.id if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) else getattr(node, "name", None)
            if name in names:
                return {"name": str(name), "statement": ast.get_source_segment(code, statement) or ""}
    return None


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """What is done when a statement of the top level is run, without the bodies of what it defines."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending.extend(ast.iter_child_nodes(node))
