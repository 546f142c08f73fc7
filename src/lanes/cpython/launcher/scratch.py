"""The folder that a run may write to: a file system in memory, of bounded size, gone with the run.

Where no mount namespace is to be had it is a folder of the host's choice, whose size is looked at now and then.
"""

import os
import shutil
import sys

import kernel

_PLACES = ("/tmp", "/mnt", "/media", "/srv")
_FILES = 4096


def _place(needed):
    """A folder to mount over, under which nothing lies that a program needs."""
    for place in _PLACES:
        if os.path.isdir(place) and not any(os.path.realpath(path).startswith(place + "/") for path in needed):
            return place
    raise OSError(f"no place for a scratch folder: the interpreter needs all of {', '.join(_PLACES)}")


class MountedScratch:
    """In a mount namespace of the template: nobody else sees it, and it ends with the last process that does."""

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
        shutil.rmtree(self.path, ignore_errors=True)

    def too_large(self):
        """True once the files hold more than the bound, or are too many."""
        size = count = 0
        for folder, folders, files in os.walk(self.path):
            count += len(folders) + len(files)
            for name in files:
                try:
                    size += os.lstat(os.path.join(folder, name)).st_blocks * 512
                except OSError:
                    continue
            if size > self._size or count > _FILES:
                return True
        return False
