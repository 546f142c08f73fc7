"""What a failed step is told to the model: smolagents' own wording, then the line it happened on."""

from __future__ import annotations

import re
from typing import Any, Mapping


def step_error(outcome: Mapping[str, Any], original: BaseException | None) -> str:
    """The text for an uncaught exception. ``original``: the tool's exception, where it was one."""
    error = outcome["error"]
    if "syntax" in error:
        return _syntax_error(error)
    kind, message = error["type"], error["message"]
    if original is not None:
        kind, message = type(original).__name__, str(original)
    else:
        kind, message = _known_words(kind, message, error["places"])
    first = f"Code execution failed at line '{error['statement']}' due to: {kind}: {message}"
    return first + _places(error)


def protected_name(outcome: Mapping[str, Any]) -> str:
    """The text for a step that gives a value to the name of a tool."""
    return (
        f"Code execution failed at line '{outcome['statement']}' due to: InterpreterError: "
        f"Cannot assign to name '{outcome['name']}': doing this would erase the existing tool!"
    )


def _syntax_error(error: Mapping[str, Any]) -> str:
    syntax = error["syntax"]
    line, offset = syntax["line"], syntax["offset"]
    message = f"{syntax['message']} (<unknown>, line {line})"
    text = syntax["text"]
    return f"Code parsing failed on line {line} due to: {error['type']}: {message}\n{text}{' ' * offset}^"


_UNKNOWN = re.compile(r"name '(\w+)' is not defined")


def _known_words(kind: str, message: str, places: list[dict[str, Any]]) -> tuple[str, str]:
    if kind == "ImportError" and message.startswith("Import "):
        return "InterpreterError", message
    unknown = _UNKNOWN.match(message) if kind == "NameError" else None
    if unknown is None:
        return kind, message
    name = unknown.group(1)
    text = places[-1]["text"] if places else ""
    if re.search(rf"(?<![\w.]){name}\s*\(", text):
        return "InterpreterError", (
            f"Forbidden function evaluation: '{name}' is not among the explicitly allowed tools "
            "or defined/imported in the preceding code"
        )
    return "InterpreterError", f"The variable `{name}` is not defined."


def _places(error: Mapping[str, Any]) -> str:
    """The lines from the statement to where it was raised, unless the first line of the text has said it."""
    places = error["places"]
    if len(places) < 2 and (not places or places[-1]["text"] == error["statement"].strip()):
        return ""
    lines = []
    for place in places:
        within = "" if place["name"] == "<module>" else f", in {place['name']}"
        lines.append(f"\n  line {place['line']}{within}: {place['text']}")
    return "".join(lines)
