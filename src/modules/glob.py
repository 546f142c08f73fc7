"""Names of files by wildcards."""

import os
from pathlib import _pattern

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in ("*?[" if isinstance(s, str) else b"*?["))


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The list of paths that match."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if isinstance(pathname, bytes):
        for found in iglob(os.fsdecode(pathname), root_dir=root_dir, recursive=recursive, include_hidden=include_hidden):
            yield os.fsencode(found)
        return
    pathname = os.fspath(pathname)
    root = os.fspath(root_dir) if root_dir is not None else ""
    for found in _find(pathname, root, recursive, include_hidden):
        if found:
            yield found


def _find(pathname, root, recursive, hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        if name:
            if os.path.lexists(os.path.join(root, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root, folder)):
            yield pathname
        return
    if not folder:
        yield from _in_folder(folder, name, root, recursive, hidden)
        return
    folders = _find(folder, root, recursive, hidden) if folder != pathname and has_magic(folder) else [folder]
    for each in folders:
        for found in _in_folder(each, name, root, recursive, hidden):
            yield os.path.join(each, found)


def _in_folder(folder, name, root, recursive, hidden):
    where = os.path.join(root, folder)
    if recursive and name == "**":
        if not folder or os.path.isdir(where):
            yield ""
            yield from _below(where, "", hidden)
    elif has_magic(name):
        match = _pattern(name, True)
        for each in _names(where):
            if match(each) and (hidden or name.startswith(".") or not each.startswith(".")):
                yield each
    elif not name:
        if os.path.isdir(where):
            yield name
    elif os.path.lexists(os.path.join(where, name)):
        yield name


def _names(folder):
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _below(folder, prefix, hidden):
    for each in _names(folder):
        if hidden or not each.startswith("."):
            yield prefix + each
            path = os.path.join(folder, each)
            if os.path.isdir(path):
                yield from _below(path, prefix + each + "/", hidden)


def escape(pathname):
    """Text that matches itself only."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)
