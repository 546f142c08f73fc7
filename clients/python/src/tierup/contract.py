"""smolagents' side of the contract where it is installed, stand-ins of the same shape where it is not."""

from __future__ import annotations

from typing import Any, NamedTuple

try:
    from smolagents.local_python_executor import InterpreterError, PythonExecutor
except ImportError:

    class InterpreterError(ValueError):  # type: ignore[no-redef]
        """A step failed; the text is what the model is shown."""

    class PythonExecutor:  # type: ignore[no-redef]
        """What an agent runs its steps with."""


try:
    from smolagents.local_python_executor import ExecutionTimeoutError
except ImportError:

    class ExecutionTimeoutError(Exception):  # type: ignore[no-redef]
        """A step took longer than it may."""


try:
    from smolagents.local_python_executor import CodeOutput
except ImportError:

    class CodeOutput(NamedTuple):  # type: ignore[no-redef]
        """What a step gave; agents of old versions take the three apart."""

        output: Any
        logs: str
        is_final_answer: bool


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
