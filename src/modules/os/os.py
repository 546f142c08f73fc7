"""The session's files and environment. Processes, users and descriptors of the machine are not reachable."""

import abc
import sys

import posixpath as path
from _os import (
    access, chdir, fspath, getcwd, listdir, lstat, mkdir, remove, rename, replace, rmdir, stat, stat_result, strerror,
    terminal_size, truncate, uname_result, unlink, urandom, _environment,
)
from collections.abc import MutableMapping
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC = 0, 1, 2, 1024, 64, 128, 512
supports_bytes_environ = False
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = set()
supports_follow_symlinks = set()

__all__ = [
    "altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "SEEK_SET",
    "SEEK_CUR", "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "extsep", "makedirs", "removedirs", "renames",
    "walk", "environ", "getenv", "putenv", "unsetenv", "PathLike", "fspath", "access", "chdir", "getcwd", "getcwdb",
    "listdir", "lstat", "mkdir", "remove", "rename", "replace", "rmdir", "scandir", "stat", "stat_result", "strerror",
    "terminal_size", "truncate", "unlink", "urandom", "DirEntry", "cpu_count", "process_cpu_count", "getpid",
    "getppid", "getlogin", "get_terminal_size", "uname", "uname_result", "error", "F_OK", "R_OK", "W_OK", "X_OK",
]


class PathLike(abc.ABC):
    """What has `__fspath__`."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def _text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value


class _Environ(MutableMapping):
    """The environment that the host gave the session; changes stay in the session."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = _text(key), _text(value)
        if not key or "=" in key:
            raise ValueError("illegal environment variable name")
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return {**other, **self}


environ = _Environ(_environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):
    environ.pop(fsdecode(name), None)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwdb():
    return fsencode(getcwd())


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


# === facts about a machine: the same in every session ===

def cpu_count():
    return 1


process_cpu_count = cpu_count


def getpid():
    return 1


def getppid():
    return 0


def getlogin():
    return "user"


def get_terminal_size(fd=1, /):
    return terminal_size((80, 24))


def uname():
    return uname_result(("Linux", "tierup", "", "", ""))


# === folders ===

def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it is in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder and, as long as they are empty, those it is in."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


class DirEntry:
    """One name in a folder."""

    __slots__ = ("name", "path", "_status")

    def __init__(self, name, path):
        self.name = name
        self.path = path
        self._status = None

    def stat(self, *, follow_symlinks=True):
        if self._status is None:
            self._status = stat(self.path)
        return self._status

    def _kind(self):
        try:
            return self.stat().st_mode & 0o170000
        except OSError:
            return 0

    def is_dir(self, *, follow_symlinks=True):
        return self._kind() == 0o040000

    def is_file(self, *, follow_symlinks=True):
        return self._kind() == 0o100000

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def inode(self):
        return self.stat().st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    __class_getitem__ = classmethod(type(list[int]))


class _Entries:
    """What scandir gives: an iterator that is also a context."""

    def __init__(self, folder):
        shown = folder if path.basename(folder) or not folder else folder
        self._names = iter([(name, path.join(shown, name)) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        name, where = next(self._names)
        return DirEntry(name, where)

    def close(self):
        self._names = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def scandir(path=None):
    return _Entries("." if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, names of folders in it, names of files in it), for a folder and all below it."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders, files = [], []
    for each in names:
        (folders if path.isdir(path.join(top, each)) else files).append(each)
    if topdown:
        yield top, folders, files
    for each in folders:
        yield from walk(path.join(top, each), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def fdopen(fd, *args, **kwargs):
    return open(fd, *args, **kwargs)
