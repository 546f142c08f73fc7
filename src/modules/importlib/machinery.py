"""What describes how a module is imported."""
import _imp
import sys as _sys

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = [".py"], [".pyc"], []
OPTIMIZED_BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES


def all_suffixes():
    """The ends of the names of files that can be modules."""
    return [*SOURCE_SUFFIXES, *BYTECODE_SUFFIXES, *EXTENSION_SUFFIXES]


class ModuleSpec:
    """Name, loader and origin of a module; a package has a list of the folders it is in."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin = name, loader, origin
        self.loader_state, self.cached = loader_state, None
        self.submodule_search_locations = None
        if is_package:
            self.submodule_search_locations = []
        self._in_a_file = False

    def _get_has_location(self):
        return self._in_a_file

    def _set_has_location(self, value):
        self._in_a_file = not not value

    has_location = property(_get_has_location, _set_has_location)

    @property
    def parent(self):
        """The package that relative imports in the module begin at."""
        is_package = self.submodule_search_locations is not None
        return self.name if is_package else self.name.rpartition(".")[0]

    def _identity(self):
        return self.name, self.loader, self.origin, self.submodule_search_locations

    def __eq__(self, other):
        return self._identity() == other._identity() if isinstance(other, ModuleSpec) else NotImplemented

    def __repr__(self):
        shown = [("name", self.name), ("loader", self.loader)]
        for name in "origin", "submodule_search_locations":
            if (value := getattr(self, name)) is not None:
                shown.append((name, value))
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in shown])})"


class _Loader:
    """Runs the code of a module of the session."""

    def __init__(self, fullname, path=None):
        self.name, self.path = fullname, path

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def create_module(self, spec):
        """None: the module is made as usual."""

    def exec_module(self, module):
        package = self.name.rpartition(".")[0]
        _imp.exec(module, self.name, _sys.modules[package] if package in _sys.modules else None)

    def load_module(self, fullname=None):
        from importlib import import_module
        return import_module(fullname or self.name)

    def is_package(self, fullname):
        _, is_package, _ = _imp.find(fullname)
        return is_package


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
    if (found := _imp.find(name, parent)) is None:
        return None
    origin, is_package, folder = found
    is_builtin = origin == "built-in"
    loader = BuiltinImporter(name) if is_builtin else SourceFileLoader(name, origin)
    spec = ModuleSpec(name, loader, origin=origin, is_package=is_package)
    spec.has_location = not is_builtin
    if is_package and not is_builtin:
        spec.submodule_search_locations.append(folder)
    return spec
