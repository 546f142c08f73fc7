"""Paths as objects: text operations on pure ones, the session's files behind the others."""

import functools
import operator
import os
import posixpath
import re
from collections.abc import Sequence

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath", "UnsupportedOperation"]


class UnsupportedOperation(NotImplementedError):
    """An operation that paths of this kind do not have."""


@functools.lru_cache(maxsize=256)
def _pattern(text, sensitive):
    """The regular expression of one part of a wildcard pattern."""
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c == "*":
            out.append("[^/]*")
        elif c == "?":
            out.append("[^/]")
        elif c == "[":
            j = i
            if j < len(text) and text[j] == "!":
                j += 1
            if j < len(text) and text[j] == "]":
                j += 1
            while j < len(text) and text[j] != "]":
                j += 1
            if j >= len(text):
                out.append("\\[")
                continue
            inner = text[i:j].replace("\\", "\\\\")
            i = j + 1
            if inner[0] == "!":
                inner = "^" + inner[1:]
            elif inner[0] in "^[":
                inner = "\\" + inner
            out.append(f"[{inner}]")
        else:
            out.append(re.escape(c))
    return re.compile("(?s:" + "".join(out) + r")\Z", 0 if sensitive else re.IGNORECASE).match


class _Parents(Sequence):
    """The folders a path is in, nearest first."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        path = self._path
        return path._make(path.root, path._tail[:-index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path as text."""

    __slots__ = ("root", "_tail", "_text", "_hash")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                text = str(arg) if arg._tail or arg.root else ""
            else:
                try:
                    text = os.fspath(arg)
                except TypeError:
                    text = arg
                if not isinstance(text, str):
                    raise TypeError(
                        "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                        f"not {type(text).__name__!r}"
                    )
            texts.append(text)
        joined = posixpath.join(*texts) if texts else ""
        root = posixpath.splitroot(joined)[1]
        self._set(root, tuple(part for part in joined.split("/") if part and part != "."))

    def _set(self, root, tail):
        self.root = root
        self._tail = tail
        self._text = None
        self._hash = None

    def _make(self, root, tail):
        """A path of the same kind."""
        return self.with_segments(root + "/".join(tail))

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    @property
    def _shown(self):
        if self._text is None:
            self._text = (self.root + "/".join(self._tail)) or "."
        return self._text

    def __str__(self):
        return self._shown

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(
            chr(byte) if chr(byte) in safe else f"%{byte:02X}" for byte in bytes(self)
        )

    def __reduce__(self):
        return type(self), self.parts

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._shown)
        return self._hash

    def __eq__(self, other):
        return self._shown == other._shown if isinstance(other, PurePath) else NotImplemented

    def _ordered(compare):
        def method(self, other):
            return compare(self._key, other._key) if isinstance(other, PurePath) else NotImplemented
        return method

    __lt__, __le__, __gt__, __ge__ = map(_ordered, (operator.lt, operator.le, operator.gt, operator.ge))
    del _ordered

    @property
    def _key(self):
        return self._shown.split("/")

    def _joined(self, *parts):
        try:
            return self.with_segments(*parts)
        except TypeError:
            return NotImplemented

    def __truediv__(self, key):
        return self._joined(self, key)

    def __rtruediv__(self, key):
        return self._joined(key, self)

    # === parts ===

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + self._tail

    @property
    def drive(self):
        return ""

    @property
    def anchor(self):
        return self.root

    @property
    def parent(self):
        return self._make(self.root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        place = name.rfind(".")
        return name[place:] if 0 < place < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        place = name.rfind(".")
        return name[:place] if 0 < place < len(name) - 1 else name

    def _named(self, stem, suffix):
        """The path with another last part."""
        name = stem + suffix
        if name in ("", ".") or "/" in name:
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._make(self.root, (*self._tail[:-1], name))

    def with_name(self, name):
        return self._named(name, "")

    def with_stem(self, stem):
        if self.suffix and not stem:
            # A suffix by itself would become the stem.
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self._named(stem, self.suffix)

    def with_suffix(self, suffix):
        if not (stem := self.stem):
            raise ValueError(f"{self!r} has an empty name")
        if suffix and (suffix[0] != "." or suffix == "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self._named(stem, suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def _as_path(self, other):
        return other if isinstance(other, PurePath) else self.with_segments(other)

    def _is_below(self, other):
        return self.root == other.root and self._tail[:len(other._tail)] == other._tail

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The path as seen from another one, which it is below; with `walk_up` from any other."""
        base = self._as_path(other)
        up = 0
        while not self._is_below(base):
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r}")
            if base.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            if not base._tail:
                raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
            base, up = base.parent, up + 1
        below = self._tail[len(base._tail):]
        return self.with_segments(*[".."] * up, *below)

    def is_relative_to(self, other, *_deprecated):
        return self._is_below(self._as_path(other))

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        """True if the last parts match the pattern's."""
        path_pattern = self._as_path(path_pattern)
        own, wanted = self.parts[::-1], path_pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(own) < len(wanted) or (len(own) > len(wanted) and path_pattern.root):
            return False
        sensitive = case_sensitive is not False
        return all(_pattern("*" if p == "**" else p, sensitive)(part) for part, p in zip(own, wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        """True if the whole path matches; `**` stands for any number of folders."""
        pattern = self._as_path(pattern)
        sensitive = case_sensitive is not False
        parts, wanted = self.parts, pattern.parts

        def matches(i, j):
            if j == len(wanted):
                return i == len(parts)
            if wanted[j] == "**":
                if i == len(parts) and i > 0 and parts[-1] != self.root:
                    # Behind a folder it stands for what is in it, not for the folder itself.
                    return False
                # The root is no folder by itself.
                ends = [k for k in range(i, len(parts) + 1) if k != 1 or parts[0] != "/" or j + 1 == len(wanted)]
                return any(matches(k, j + 1) for k in ends)
            return i < len(parts) and _pattern(wanted[j], sensitive)(parts[i]) is not None and matches(i + 1, j + 1)

        return matches(0, 0)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A POSIX path as text."""

    __slots__ = ()


class Path(PurePath):
    """A path in the session's files."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        super().__init__(*args)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path.startswith("///"):
            path = path[2:]
        elif path.startswith("//localhost/"):
            path = path[11:]
        path = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), path.encode()).decode("utf-8", "surrogateescape")
        if not path.startswith("/"):
            raise ValueError(f"URI is not absolute: {uri!r}")
        return cls(path)

    # === questions ===

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def is_mount(self):
        return os.path.ismount(self)

    def is_socket(self):
        return False

    def is_fifo(self):
        return False

    def is_block_device(self):
        return False

    def is_char_device(self):
        return False

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    # === content ===

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", -1, encoding, errors, newline) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    # === folders ===

    def iterdir(self):
        for name in os.listdir(self):
            yield self._make(self.root, self._tail + (name,))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(folder), folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match, `**` standing for any number of folders."""
        if not isinstance(pattern, PurePath):
            text = os.fspath(pattern)
            pattern = self.with_segments(text)
        else:
            text = str(pattern)
        if pattern.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = pattern._tail
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        only_folders = text.endswith("/")
        seen = set()
        for found in self._select(parts, case_sensitive is not False, only_folders):
            if found not in seen:
                seen.add(found)
                yield found

    def _select(self, parts, sensitive, only_folders):
        if not parts:
            if not only_folders or self.is_dir():
                yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            yield from self._select(rest, sensitive, only_folders)
            for child in self._children():
                if child.is_dir():
                    yield from child._select(parts, sensitive, only_folders)
                elif not rest and not only_folders:
                    yield child
        elif part == "..":
            yield from self._make(self.root, self._tail + ("..",))._select(rest, sensitive, only_folders)
        elif not any(c in part for c in "*?[") and sensitive:
            child = self._make(self.root, self._tail + (part,))
            if child.exists():
                yield from child._select(rest, sensitive, only_folders)
        else:
            match = _pattern(part, sensitive)
            for child in self._children():
                if match(child.name) and (not rest or child.is_dir()):
                    yield from child._select(rest, sensitive, only_folders)

    def _children(self):
        try:
            return list(self.iterdir())
        except OSError:
            return []

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        text = os.fspath(pattern) if not isinstance(pattern, PurePath) else str(pattern)
        return self.glob(f"**/{text}", case_sensitive=case_sensitive)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
            return
        except FileNotFoundError:
            if not (parents and self._tail):
                raise
        except OSError:
            if exist_ok and self.is_dir():
                return
            raise
        # The folder it is to be in is missing.
        self.parent.mkdir(parents=True, exist_ok=True)
        self.mkdir(mode, exist_ok=exist_ok)

    def rmdir(self):
        os.rmdir(self)

    # === changes ===

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                self.open("x").close()
            return
        self.open("a").close()

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def _moved(self, move, target):
        move(self, target)
        return self.with_segments(target)

    def rename(self, target):
        return self._moved(os.rename, target)

    def replace(self, target):
        return self._moved(os.replace, target)

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        real = os.path.realpath(self, strict=strict)
        return self.with_segments(real)

    def expanduser(self):
        if not self.root and self._tail and self._tail[0][:1] == "~":
            home = os.path.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self

    def owner(self, *, follow_symlinks=True):
        raise UnsupportedOperation("Path.owner() is unsupported here: files have no owner")

    def group(self, *, follow_symlinks=True):
        raise UnsupportedOperation("Path.group() is unsupported here: files have no group")

    def readlink(self):
        raise UnsupportedOperation("Path.readlink() is unsupported here: there are no links")

    def symlink_to(self, target, target_is_directory=False):
        raise UnsupportedOperation("Path.symlink_to() is unsupported here: there are no links")

    def hardlink_to(self, target):
        raise UnsupportedOperation("Path.hardlink_to() is unsupported here: there are no links")


class PosixPath(Path, PurePosixPath):
    """A path in the session's files."""

    __slots__ = ()
