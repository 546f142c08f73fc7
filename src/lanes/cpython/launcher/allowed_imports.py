"""Which modules the program of a session may import, in smolagents' notation (host/import-policy.ts does the same for the engine).

It guides the program and holds nothing back that the walls would not: modules that it has got import what they like.
"""

import builtins

#: As it is now: a program may put another in its place.
_import = builtins.__import__


class AllowedImports:
    """Asked for every import of the program's own code."""

    def __init__(self, namespace):
        self._namespace = namespace
        self.names = None

    def hold(self):
        """From here on every import statement asks."""
        builtins.__import__ = self._import_for

    def _import_for(self, name, globals=None, locals=None, fromlist=(), level=0):
        # A native module that imports does so in the name of whoever called it, but with a list.
        is_statement = fromlist is None or isinstance(fromlist, tuple)
        if self.names is not None and globals is self._namespace and is_statement and level == 0:
            self._check(name, bool(fromlist))
        return _import(name, globals, locals, fromlist, level)

    def _check(self, name, is_from):
        if any(_covers(entry, name) for entry in self.names):
            return
        raise ImportError(f"Import {'from' if is_from else 'of'} {name} is not allowed. Authorized imports are: {self.names}")


def _covers(entry, name):
    if entry in ("*", name) or entry.startswith(f"{name}."):
        return True
    return entry.endswith(".*") and (name == entry[:-2] or name.startswith(entry[:-1]))
