import builtins
# === everything that is there without import ===
print(sorted(n for n in dir(builtins) if n[0].islower()))
print(sorted(n for n in dir(builtins) if n[0].isupper()))
# === kinds and docs ===
print([n for n in dir(builtins) if n[0].islower() and isinstance(getattr(builtins, n), type)])
print(len.__name__, len.__module__, len.__qualname__, isinstance(len.__doc__, str), print.__self__ is builtins, type(len).__name__, repr(len), len.__text_signature__, int.__module__, [n for n in dir(builtins) if callable(getattr(builtins, n)) and not isinstance(getattr(builtins, n).__doc__, str)])
# === Python-level name of each builtin type ===
print([t.__name__ for t in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, object, type, property, classmethod, staticmethod, super, enumerate, zip, map, filter, reversed, memoryview)])
print(__name__, __doc__, __builtins__ is builtins, __debug__, type(__import__).__name__, '__file__' in globals(), __spec__, __package__)
for name in 'len', 'int', 'print':
    try: setattr(getattr(builtins, name), 'x', 1)
    except (AttributeError, TypeError) as error: print(type(error).__name__, error)
