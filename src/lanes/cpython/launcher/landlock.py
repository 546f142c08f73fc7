"""Landlock: the files that a process may still reach, whatever its user may."""

import ctypes
import os
import stat
import struct

import kernel

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIRECTORY = 1, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE | _EXECUTE

#: Every right of the file system that the versions know: 1 to 12 in the first, then moving between folders, cutting
#: files, controlling devices.
_KNOWN_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_MAKE_DEVICES_AND_SOCKETS = 1 << 6 | 1 << 9 | 1 << 11
_CONTROL_DEVICES = 1 << 15

READ = _READ_FILE | _READ_DIRECTORY
ALL_BUT_DEVICES = (1 << 15) - 1 & ~_MAKE_DEVICES_AND_SOCKETS & ~_EXECUTE
WRITE_FILE = _WRITE_FILE
EXECUTE = _EXECUTE


def version():
    """The kernel's version of Landlock; 0 where there is none."""
    try:
        return kernel.system_call(_CREATE, ctypes.c_void_p(None), 0, 1)
    except OSError:
        return 0


def restrict(allowed):
    """Takes away everything but the given rights on the given paths. Those that do not exist are left out."""
    known = version()
    rights = _KNOWN_RIGHTS[min(known, 5)]
    # From 4: no TCP. From 6: no abstract sockets of others, no signals to others.
    attributes = struct.pack("QQQ", rights, 3, 3)[: 24 if known >= 6 else 16 if known >= 4 else 8]
    rules = kernel.system_call(_CREATE, ctypes.c_char_p(attributes), len(attributes), 0)
    for path, wanted in allowed:
        _allow(rules, path, wanted & rights)
    kernel.system_call(_RESTRICT, rules, 0)
    os.close(rules)


def _allow(rules, path, rights):
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not stat.S_ISDIR(os.fstat(folder).st_mode):
        rights &= _OF_FILES
    kernel.system_call(_ADD, rules, _BENEATH, ctypes.c_char_p(struct.pack("=Qi", rights, folder)), 0)
    os.close(folder)
