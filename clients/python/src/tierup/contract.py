"""smolagents' side of the contract where it is installed, stand-ins of the same shape where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

try:
    import smolagents.local_python_executor as _theirs  # type: ignore[import-untyped, import-not-found, unused-ignore]
except ImportError:
    _theirs = None


class InterpreterError(ValueError):
    """A step failed; the text is what the model is shown."""


class ExecutionTimeoutError(Exception):
    """A step took longer than it may."""


class PythonExecutor:
    """What an agent runs its steps with."""


class CodeOutput(NamedTuple):
    """What a step gave; agents of old versions take the three apart."""

    output: Any
    logs: str
    is_final_answer: bool


if not TYPE_CHECKING:
    # smolagents' own, as far as the installed version has them.
    InterpreterError = getattr(_theirs, "InterpreterError", InterpreterError)
    ExecutionTimeoutError = getattr(_theirs, "ExecutionTimeoutError", ExecutionTimeoutError)
    PythonExecutor = getattr(_theirs, "PythonExecutor", PythonExecutor)
    CodeOutput = getattr(_theirs, "CodeOutput", CodeOutput)

#: Modules that smolagents lets every agent import.
BASE_IMPORTS = (
    "collections",
    "datetime",
    "itertools",
    "math",
    "queue",
    "random",
    "re",
    "stat",
    "statistics",
    "time",
    "unicodedata",
)

#: Modules that only compute: with ``allow_safe_imports`` an agent may import them unasked.
SAFE_IMPORTS = (
    "abc",
    "array",
    "base64",
    "bisect",
    "calendar",
    "cmath",
    "collections.*",
    "colorsys",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "graphlib",
    "hashlib",
    "heapq",
    "html.*",
    "io",
    "json.*",
    "numbers",
    "operator",
    "pprint",
    "string",
    "struct",
    "textwrap",
    "typing",
    "urllib.parse",
    "uuid",
    "zoneinfo",
)

#: Characters of printed text that a step keeps unless told otherwise.
MAX_PRINTED = 50_000


def truncated(text: str, max_length: int) -> str:
    """The start and the end of a text that is too long, with the mark between them that agents know."""
    if len(text) <= max_length:
        return text
    half = max_length // 2
    mark = f"\n..._This content has been truncated to stay below {max_length} characters_...\n"
    return text[:half] + mark + text[-half:]
