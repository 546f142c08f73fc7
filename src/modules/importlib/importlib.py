"""Importing by name, and importing again."""

import sys
from types import ModuleType

import _imp

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def _absolute(name, package):
    """A name with dots before it as seen from a package."""
    rest = name.lstrip(".")
    level = len(name) - len(rest)
    if not level:
        return name
    above = package.split(".")
    if level > len(above):
        raise ImportError("attempted relative import beyond top-level package")
    above = above[:len(above) - level + 1]
    return ".".join([*above, rest] if rest else above)


def import_module(name, package=None):
    """The module of that name; a name with leading dots is relative to `package`."""
    if name.startswith(".") and not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    absolute = _absolute(name, package)
    if not absolute:
        raise ValueError("Empty module name")
    if sys.modules.get(absolute, sys) is None:
        raise ModuleNotFoundError(f"import of {absolute} halted; None in sys.modules", name=absolute)
    __import__(absolute)
    return sys.modules[absolute]


# Modules whose code is running again: asked for once more, they are as they are.
_running = {}


def _name_of(module):
    try:
        return module.__spec__.name
    except AttributeError:
        pass
    try:
        return module.__name__
    except AttributeError:
        raise TypeError("reload() argument must be a module") from None


def reload(module):
    """Runs a module's code again, in the same module object."""
    name = _name_of(module)
    if name not in sys.modules or sys.modules[name] is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _running:
        return module
    package = name.rpartition(".")[0]
    if package and package not in sys.modules:
        raise ImportError(f"parent {package!r} not in sys.modules", name=package)
    holder = sys.modules.get(package) if package else None
    _running[name] = module
    try:
        if _imp.find(name, holder) is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _imp.exec(module, name, holder)
    finally:
        del _running[name]
    return sys.modules[name]


def invalidate_caches():
    """There are no caches."""
