"""Files and folders with names of their own, removed when done with."""

import io
import os
import shutil

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempprefix():
    return "tmp"


def gettempprefixb():
    return b"tmp"


def gettempdir():
    """The folder for temporary files: that of the environment, /tmp, or the current one."""
    if tempdir is not None:
        return os.fsdecode(tempdir)
    for name in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp"):
        if name and os.path.isdir(name):
            return os.path.abspath(name)
    return os.getcwd()


def gettempdirb():
    return os.fsencode(gettempdir())


def _fresh(suffix, prefix, dir):
    """A path that nothing has yet."""
    folder = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        middle = "".join(_LETTERS[byte % 37] for byte in os.urandom(8))
        path = os.path.abspath(os.path.join(folder, (prefix or "tmp") + middle + (suffix or "")))
        if not os.path.exists(path):
            return path
    raise FileExistsError(17, "No usable temporary file name found")


def mktemp(suffix="", prefix="tmp", dir=None):
    return _fresh(suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _fresh(suffix, prefix, dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise OSError(9, "Bad file descriptor: mkstemp gives descriptors, which there are not; use NamedTemporaryFile")


class _TemporaryFile:
    """An open file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True
):
    """A file with a name, gone when closed."""
    name = _fresh(suffix, prefix, dir)
    open(name, "x").close()
    return _TemporaryFile(open(name, mode, buffering, encoding, errors, newline), name, delete and delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
):
    """A file without a name: it is kept in memory."""
    store = io.BytesIO()
    if "b" in mode:
        return store
    return io.TextIOWrapper(store, encoding=encoding, errors=errors, newline=newline)


class SpooledTemporaryFile:
    """A file in memory."""

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None
    ):
        self._file = TemporaryFile(mode, buffering, encoding, newline, errors=errors)
        self.mode = mode

    def rollover(self):
        """There is nothing to move to."""

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self._ignore = ignore_cleanup_errors
        self._delete = delete
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
