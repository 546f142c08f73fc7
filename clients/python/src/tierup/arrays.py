"""Arrays of numpy as data: where the agent's program runs on CPython it may have arrays, and tools here are handed copies."""

from __future__ import annotations

import re
import sys
from typing import Any

#: Numbers only, as numpy writes their types: an array of objects would be code.
_NUMBERS = re.compile(r"[<>|=][biufc]\d{1,2}")

CLASS_NAME = "numpy.ndarray"


def parts_of(value: Any) -> list[Any] | None:
    """Type, shape and bytes of an array of numbers; None for anything else."""
    numpy = sys.modules.get("numpy")
    if numpy is None or type(value) is not numpy.ndarray or _NUMBERS.fullmatch(value.dtype.str) is None:
        return None
    return [value.dtype.str, list(value.shape), value.tobytes()]


def array_of(kind: Any, shape: Any, data: Any) -> Any:
    """The array of such parts. Raises ValueError where they are none, or numpy is not installed here."""
    if not isinstance(kind, str) or _NUMBERS.fullmatch(kind) is None:
        raise ValueError(f"no array of numbers: {kind!r}")
    try:
        import numpy  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise ValueError("the program gave an array of numpy, which is not installed here") from None
    return numpy.frombuffer(data, numpy.dtype(kind)).reshape(shape).copy()
