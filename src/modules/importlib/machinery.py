"""What describes how a module is imported."""

import _imp

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """Name, loader and origin of a module."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._set_fileattr = False
        self.cached = None

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return (self.name, self.loader, self.origin, self.submodule_search_locations) == (
            other.name, other.loader, other.origin, other.submodule_search_locations
        )


class _Loader:
    """Runs the code of a module of the session."""

    def __init__(self, fullname, path=None):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        import sys
        parent = self.name.rpartition(".")[0]
        _imp.exec(module, self.name, sys.modules.get(parent) if parent else None)

    def load_module(self, fullname=None):
        import importlib
        return importlib.import_module(fullname or self.name)

    def is_package(self, fullname):
        return bool(_imp.find(fullname)[1])

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"


class BuiltinImporter(_Loader):
    """Modules of the engine."""


class SourceFileLoader(_Loader):
    """Modules in the session's files."""

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname=None):
        with open(self.path, encoding="utf-8") as file:
            return file.read()


def make_spec(name, parent):
    """The spec of a module that could be imported, or None."""
    found = _imp.find(name, parent)
    if found is None:
        return None
    origin, is_package, folder = found
    if origin == "built-in":
        return ModuleSpec(name, BuiltinImporter(name), origin=origin, is_package=is_package)
    spec = ModuleSpec(name, SourceFileLoader(name, origin), origin=origin, is_package=is_package)
    spec.has_location = True
    if is_package:
        spec.submodule_search_locations = [folder]
    return spec
