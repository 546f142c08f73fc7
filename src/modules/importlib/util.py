"""Finding modules without importing them."""
import sys as _sys
from importlib import _absolute, import_module as _import_module
from importlib.machinery import ModuleSpec, SourceFileLoader as _SourceFileLoader, make_spec as _make_spec
from types import ModuleType as _ModuleType

MAGIC_NUMBER = b"\xf3\r\r\n"


def resolve_name(name, package):
    """A relative name as an absolute one."""
    if name.startswith(".") and not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)


def find_spec(name, package=None):
    """How a module would be imported; None if it would not be found. Imports the packages it is in."""
    absolute = resolve_name(name, package) if name.startswith(".") else name
    if absolute in _sys.modules:
        loaded = _sys.modules[absolute]
        spec = getattr(loaded, "__spec__", None)
        if loaded is None or spec is not None:
            return spec
    folder = absolute.rpartition(".")[0]
    holder = _import_module(folder) if folder else None
    if holder is not None and not hasattr(holder, "__path__"):
        problem = f"__path__ attribute not found on {folder!r} while trying to find {absolute!r}"
        raise ModuleNotFoundError(problem, name=absolute)
    spec = _make_spec(absolute, holder)
    if spec is None and absolute in _sys.modules:
        raise ValueError(f"{name}.__spec__ is None")
    return spec


def module_from_spec(spec):
    """A fresh module for a spec; its code has not run."""
    loader = spec.loader
    make = getattr(loader, "create_module", None)
    if make is None and hasattr(loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    module = make(spec) if make else None
    if module is None:
        module = _ModuleType(spec.name)
    known = {"__spec__": spec, "__loader__": loader, "__package__": spec.parent}
    if (folders := spec.submodule_search_locations) is not None:
        known["__path__"] = folders
    if spec.has_location:
        known["__file__"] = spec.origin
    for name, value in known.items():
        setattr(module, name, value)
    return module


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that the loader loads."""
    return ModuleSpec(name, loader, is_package=is_package, origin=origin)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module in a file of the session."""
    path = None
    if location is not None:
        import os
        path = os.path.abspath(os.fspath(location))
    if loader is None:
        if path is None or not path.endswith(".py"):
            return None
        loader = _FileLoader(name, path)
    spec = ModuleSpec(name, loader, origin=path)
    spec.has_location, spec.submodule_search_locations = True, submodule_search_locations
    return spec


class _FileLoader(_SourceFileLoader):
    """Runs a file wherever it is, under whatever name."""

    def exec_module(self, module):
        code = compile(self.get_source(), self.path, "exec")
        exec(code, module.__dict__)
