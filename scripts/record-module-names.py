"""Records which public names CPython's modules have, for test/modules/public-names.txt.

    python3.13 scripts/record-module-names.py < names     # one module a line, as `tierup modules --json` lists them

Public are the names of `__all__`, or else those without an underscore that are no modules; of classes also the names of
their attributes, but for those of builtin classes they inherit from.
"""
import importlib
import inspect
import sys
import warnings

warnings.simplefilter("ignore")
# Modules of other systems, of the interpreter's own workings, and those that only exist to be run.
NOT_COMPARED = {
    "antigravity", "idlelib", "lib2to3", "msilib", "msvcrt", "nt", "ntpath", "nturl2path", "pydoc_data", "this", "turtledemo",
    "winreg", "winsound", "test", "__main__", "xxlimited",
}


def public_names(module):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in dir(module) if name[0] != "_" and is_own(module, getattr(module, name))]
    for name in sorted(names):
        yield name
        value = getattr(module, name, None)
        if isinstance(value, type) and getattr(value, "__module__", "").partition(".")[0] != "builtins":
            yield from (f"{name}.{attribute}" for attribute in sorted(attributes(value)))


def is_own(module, value):
    """False for modules, and for functions and classes that the module imports from another one."""
    if inspect.ismodule(value):
        return False
    home = getattr(value, "__module__", None) if inspect.isclass(value) or inspect.isroutine(value) else None
    return home is None or home.startswith("_") or home.partition(".")[0] == module.__name__.partition(".")[0]


def attributes(cls):
    found = set()
    for base in cls.__mro__:
        if base.__module__ not in ("builtins", "typing"):
            found.update(name for name in vars(base) if name[0] != "_" and hasattr(cls, name))
    return found


def main():
    wanted = [line.strip() for line in sys.stdin if line.strip()]
    standard = {name for name in sys.stdlib_module_names if name[0] != "_"} - NOT_COMPARED
    table = {}
    own = []
    for name in sorted(wanted):
        try:
            module = importlib.import_module(name)
        except ImportError:
            own.append(name)
        else:
            table[name] = list(public_names(module))
    packages = {name.partition(".")[0] for name in wanted}
    with open("test/modules/public-names.txt", "w") as file:
        print("python", *sys.version.split()[:1], file=file)
        print("absent", *sorted(standard - packages), file=file)
        print("own", *own, file=file)
        for name, names in table.items():
            print(name, *names, file=file)


main()
