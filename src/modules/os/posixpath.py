"""Paths of files as text: joining, splitting, and questions about the session's files."""

from _os import fspath as _fspath, getcwd as _getcwd, stat as _stat

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
    "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
    "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir",
    "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
    "commonpath", "isjunction", "isdevdrive", "isreserved",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def _check_types(name, *paths):
    """Says which of several paths is of a wrong type."""
    text = data = False
    for path in paths:
        if isinstance(path, str):
            text = True
        elif isinstance(path, bytes):
            data = True
        else:
            raise TypeError(
                f"{name}() argument must be str, bytes, or os.PathLike object, not {path.__class__.__name__!r}"
            ) from None
    if text and data:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, *p):
    """The parts with slashes between them; an absolute one starts anew."""
    a = _fspath(a)
    slash = _slash(a)
    path = a
    try:
        for b in map(_fspath, p):
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        _check_types("join", a, *p)
        raise
    return path


def split(p):
    """What is before the last slash, and what is after it."""
    p = _fspath(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """A name and its ending, which begins with the last dot that is not a leading one."""
    p = _fspath(p)
    slash, dot = (b"/", b".") if isinstance(p, bytes) else ("/", ".")
    start = p.rfind(slash) + 1
    place = p.rfind(dot)
    if place > start and p[start:place].strip(dot):
        return p[:place], p[place:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash, empty = _slash(p), p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    """The longest beginning of all."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def _status(path):
    try:
        return _stat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _status(path) is not None


lexists = exists


def isfile(path):
    status = _status(path)
    return status is not None and status.st_mode & 0o170000 == 0o100000


def isdir(s):
    status = _status(s)
    return status is not None and status.st_mode & 0o170000 == 0o040000


def islink(path):
    _fspath(path)
    return False


def isjunction(path):
    _fspath(path)
    return False


def isdevdrive(path):
    _fspath(path)
    return False


def ismount(path):
    return normpath(abspath(path)) == "/"


def getsize(filename):
    return _stat(filename).st_size


def getmtime(filename):
    return _stat(filename).st_mtime


def getatime(filename):
    return _stat(filename).st_atime


def getctime(filename):
    return _stat(filename).st_ctime


def samestat(s1, s2):
    return s1 == s2


def samefile(f1, f2):
    _stat(f1), _stat(f2)
    return realpath(f1) == realpath(f2)


def sameopenfile(fp1, fp2):
    return fp1 == fp2


def expanduser(path):
    """`~` as the HOME of the environment, if there is one."""
    path = _fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    slash = _slash(path)
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    from os import environ
    home = environ.get("HOME")
    if end != 1 or home is None:
        return path
    if isinstance(path, bytes):
        home = home.encode()
    return (home.rstrip(slash) + path[end:]) or slash


def expandvars(path):
    """`$NAME` and `${NAME}` from the environment; unknown ones stay."""
    path = _fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    if "$" not in path:
        return path
    from os import environ
    parts = []
    i = 0
    while i < len(path):
        place = path.find("$", i)
        if place < 0:
            break
        parts.append(path[i:place])
        if path[place + 1:place + 2] == "{":
            end = path.find("}", place)
            name, after = (path[place + 2:end], end + 1) if end > 0 else (None, place + 1)
        else:
            after = place + 1
            while after < len(path) and path[after].isascii() and (path[after].isalnum() or path[after] == "_"):
                after += 1
            name = path[place + 1:after] or None
        value = environ.get(name) if name is not None else None
        parts.append(path[place:after] if value is None else value)
        i = after
    parts.append(path[i:])
    return "".join(parts)


def normpath(path):
    """Without `.`, `..` and doubled slashes."""
    path = _fspath(path)
    slash, dot, dots = (b"/", b".", b"..") if isinstance(path, bytes) else ("/", ".", "..")
    if not path:
        return dot
    _, root, rest = splitroot(path)
    kept = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not root and not kept) or (kept and kept[-1] == dots):
            kept.append(part)
        elif kept:
            kept.pop()
    return (root + slash.join(kept)) or dot


def abspath(path):
    path = _fspath(path)
    if not path.startswith(_slash(path)):
        cwd = _getcwd().encode() if isinstance(path, bytes) else _getcwd()
        path = join(cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _stat(path)
    return path


def relpath(path, start=None):
    """How to get from `start` to `path`."""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dot, dots = (b"/", b".", b"..") if isinstance(path, bytes) else ("/", ".", "..")
    start = dot if start is None else _fspath(start)
    try:
        start_parts = [x for x in abspath(start).split(slash) if x]
        path_parts = [x for x in abspath(path).split(slash) if x]
    except (TypeError, AttributeError, BytesWarning):
        _check_types("relpath", path, start)
        raise
    common = len(commonprefix([start_parts, path_parts]))
    parts = [dots] * (len(start_parts) - common) + path_parts[common:]
    return slash.join(parts) if parts else dot


def commonpath(paths):
    """The longest path that all others begin with."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot = (b"/", b".") if isinstance(paths[0], bytes) else ("/", ".")
    try:
        if len({path.startswith(slash) for path in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    except (TypeError, AttributeError):
        _check_types("commonpath", *paths)
        raise
    first, last = min(split_paths), max(split_paths)
    common = first
    for i, part in enumerate(first):
        if part != last[i]:
            common = first[:i]
            break
    prefix = slash if paths[0].startswith(slash) else slash[:0]
    return prefix + slash.join(common)
