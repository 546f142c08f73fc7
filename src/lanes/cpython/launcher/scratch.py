"""The folder that a run may write to: a file system in memory, of bounded size, gone with the run.

Where no mount namespace is to be had it is a folder of the host's choice, whose size is looked at now and then.
"""

import os
import stat

import kernel

_PLACES = ("/tmp", "/var/tmp", "/mnt", "/media", "/srv")
_FILES = 4096
#: Folders in folders, where the size is looked at from outside.
_DEEPEST = 64


def _place(needed):
    """A folder to mount over, under which nothing lies that a program needs."""
    for place in _PLACES:
        if os.path.isdir(place) and not any(os.path.realpath(path).startswith(place + "/") for path in needed):
            return place
    raise OSError(f"no place for a scratch folder: the interpreter needs all of {', '.join(_PLACES)}")


class MountedScratch:
    """In a mount namespace of the template: nobody else sees it, and it ends with the last process that does."""

    is_watched = False

    def __init__(self, needed, size, user):
        self.path = _place([*needed, __file__])
        owner = f",uid={user},gid={user}" if isinstance(user, int) else ""
        self._options = f"size={size},nr_inodes={_FILES},mode=0700{owner}"

    def make(self):
        """Empty, before a run."""
        kernel.mount_memory(self.path, self._options)

    def remove(self):
        """After a run."""
        kernel.unmount(self.path)

    def too_large(self):
        """The file system bounds itself."""
        return False


class WatchedScratch:
    """A plain folder."""

    is_watched = True

    def __init__(self, parent, size, user):
        self.path = os.path.join(parent, "scratch")
        self._size, self._user = size, user

    def make(self):
        """Empty, before a run."""
        os.mkdir(self.path, 0o700)
        if isinstance(self._user, int):
            os.chmod(os.path.dirname(self.path), 0o711)
            os.chown(self.path, self._user, self._user)

    def remove(self):
        """After a run."""
        remove_all(os.path.dirname(self.path), os.path.basename(self.path))

    def too_large(self):
        """True once the files hold more than the bound, are too many, or lie too deep."""
        left = [self._size, _FILES]
        return not _fits(os.open(self.path, os.O_RDONLY | os.O_DIRECTORY), left, _DEEPEST)


def remove_all(parent, name):
    """Removes a folder of `parent`. Its folders are moved up and emptied there: however deep they lie, no path gets long."""
    root = os.open(parent, os.O_RDONLY | os.O_DIRECTORY)
    waiting, moved = [name], 0
    while waiting:
        name = waiting.pop()
        folder = _open_folder(name, root)
        for entry in os.listdir(folder):
            if not stat.S_ISDIR(os.lstat(entry, dir_fd=folder).st_mode):
                os.unlink(entry, dir_fd=folder)
                continue
            # Moving a folder writes its `..`.
            os.close(_open_folder(entry, folder))
            moved += 1
            os.rename(entry, str(moved), src_dir_fd=folder, dst_dir_fd=root)
            waiting.append(str(moved))
        os.close(folder)
        os.rmdir(name, dir_fd=root)
    os.close(root)


def _open_folder(name, parent):
    """Opens a folder whatever rights a program left it."""
    os.chmod(name, 0o700, dir_fd=parent)
    return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)


def _fits(folder, left, depth):
    """Counts what a folder holds off `left`, bytes and files, and closes it. The program may be changing it meanwhile."""
    try:
        for name in os.listdir(folder):
            left[1] -= 1
            try:
                found = os.lstat(name, dir_fd=folder)
                left[0] -= found.st_blocks * 512
                inner = stat.S_ISDIR(found.st_mode) and os.open(name, os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
            except OSError:
                continue
            if min(left) < 0 or inner and (depth == 0 or not _fits(inner, left, depth - 1)):
                return False
        return min(left) >= 0
    finally:
        os.close(folder)
