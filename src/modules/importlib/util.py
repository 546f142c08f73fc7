"""Finding modules without importing them."""

import sys
from types import ModuleType

from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader, make_spec as _make_spec

MAGIC_NUMBER = b"\xf3\r\r\n"


def resolve_name(name, package):
    """A relative name as an absolute one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)
    if len(base) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{base[0]}.{name[level:]}" if name[level:] else base[0]


def find_spec(name, package=None):
    """How a module would be imported; None if it would not be found. Imports the packages it is in."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
    parent_name = fullname.rpartition(".")[0]
    parent = None
    if parent_name:
        parent = import_module(parent_name)
        if not hasattr(parent, "__path__"):
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}", name=fullname
            )
    spec = _make_spec(fullname, parent)
    if spec is None and fullname in sys.modules:
        raise ValueError(f"{name}.__spec__ is None")
    return spec


def module_from_spec(spec):
    """A fresh module for a spec; its code has not run."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module in a file of the session."""
    if location is not None:
        import os
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if location is None or not location.endswith(".py"):
            return None
        loader = _FileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    spec.submodule_search_locations = submodule_search_locations
    return spec


class _FileLoader(SourceFileLoader):
    """Runs a file wherever it is, under whatever name."""

    def exec_module(self, module):
        exec(compile(self.get_source(), self.path, "exec"), module.__dict__)
