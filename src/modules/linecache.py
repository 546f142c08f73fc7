"""Lines of source texts by file name and number."""
from _traceback import source as _source

__all__ = "getline clearcache checkcache lazycache".split()

# For files read by this module: (size, mtime, lines, full name).
cache = {}

# For the names of sources that are no files, of which there may be another one in each run: the text in the cache.
_cached_texts = {}


def clearcache():
    """Forgets all files read so far."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its newline; '' if there is no such line."""
    found = getlines(filename, module_globals)
    return found[lineno - 1] if 0 < lineno <= len(found) else ""


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    known = () if _replaced(filename) else cache.get(filename, ())
    return known[2] if len(known) > 2 else updatecache(filename, module_globals)


def _replaced(filename):
    return filename in _cached_texts and _cached_texts[filename] != _source(filename)


def updatecache(filename, module_globals=None):
    """Reads a file anew; its lines."""
    cache.pop(filename, None)
    if not filename:
        return []
    text = _source(filename)
    if text is None:
        if filename.startswith("<") and filename.endswith(">"):
            return []
        try:
            with open(filename, encoding="utf-8-sig") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError, SyntaxError, NameError):
            return []
    elif filename.startswith("<"):
        _cached_texts[filename] = text
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (len(text), None, lines, filename)
    return lines


def checkcache(filename=None):
    """Forgets a file, or all, whose text may have changed."""
    for name in list(cache) if filename is None else [filename]:
        cache.pop(name, None)


def lazycache(filename, module_globals):
    """True if the lines of a file can be had later."""
    return filename in cache or _source(filename) is not None
