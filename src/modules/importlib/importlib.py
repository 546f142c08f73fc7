"""Importing by name, and importing again."""

import sys
from types import ModuleType

import _imp

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of that name; a name with leading dots is relative to `package`."""
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        while level < len(name) and name[level] == ".":
            level += 1
        base = package.rsplit(".", level - 1)
        if len(base) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{base[0]}.{name[level:]}" if name[level:] else base[0]
    elif not name:
        raise ValueError("Empty module name")
    if name in sys.modules and sys.modules[name] is None:
        raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
    __import__(name)
    return sys.modules[name]


_reloading = {}


def reload(module):
    """Runs a module's code again, in the same module object."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition(".")[0]
        if parent and parent not in sys.modules:
            raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
        if _imp.find(name, sys.modules[parent] if parent else None) is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _imp.exec(module, name, sys.modules[parent] if parent else None)
        return sys.modules[name]
    finally:
        del _reloading[name]


def invalidate_caches():
    """There are no caches."""
