"""Copying, moving and removing files and folders of the session."""

import os
from collections import namedtuple

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SpecialFileError", "ReadError", "ExecError", "ignore_patterns", "disk_usage", "which", "get_terminal_size",
    "SameFileError",
]


class Error(OSError):
    """What copying folders raises."""


class SameFileError(Error):
    """Source and target are one file."""


class SpecialFileError(OSError):
    """A file that is none."""


class ExecError(OSError):
    """A command that cannot run."""


class ReadError(OSError):
    """An archive that cannot be read."""


def copyfileobj(fsrc, fdst, length=65536):
    """Copies from one open file to another."""
    while data := fsrc.read(length or 65536):
        fdst.write(data)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the content of a file."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src), os.stat(dst)


def copystat(src, dst, *, follow_symlinks=True):
    os.stat(src), os.stat(dst)


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file to a file or into a folder."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    return copy(src, dst)


def ignore_patterns(*patterns):
    """For copytree: leaves out names that match."""
    from pathlib import _pattern

    def ignore(path, names):
        return {name for name in names for pattern in patterns if _pattern(pattern, True)(name)}

    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a folder with all that is below."""
    entries = list(os.scandir(src))
    left_out = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in left_out:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            if entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a folder with all that is below."""
    def failed(function, where, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            raise error

    try:
        entries = list(os.scandir(path))
    except OSError as error:
        failed(os.lstat if isinstance(error, FileNotFoundError) else os.scandir, path, error)
        return
    for entry in entries:
        if entry.is_dir():
            rmtree(entry.path, ignore_errors, onerror, onexc=onexc)
        else:
            try:
                os.unlink(entry.path)
            except OSError as error:
                failed(os.unlink, entry.path, error)
    try:
        os.rmdir(path)
    except OSError as error:
        failed(os.rmdir, path, error)


rmtree.avoids_symlink_attacks = True


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into `dst` if that is a folder."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    if os.path.isdir(src) and os.path.abspath(target).startswith(os.path.abspath(src) + "/"):
        raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
    try:
        os.rename(src, target)
    except FileNotFoundError:
        if os.path.exists(src):
            raise
        raise FileNotFoundError(2, "No such file or directory", src) from None
    return target


_usage = namedtuple("usage", "total used free")


def disk_usage(path):
    os.stat(path)
    return _usage(0, 0, 0)


def which(cmd, mode=1, path=None):
    """There are no commands."""
    return None


def get_terminal_size(fallback=(80, 24)):
    return os.terminal_size((
        int(os.environ.get("COLUMNS", fallback[0])), int(os.environ.get("LINES", fallback[1]))
    ))
