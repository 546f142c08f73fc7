"""Calls of the Linux kernel that Python has no function for."""

import ctypes
import os

_library = ctypes.CDLL(None, use_errno=True)
_library.syscall.restype = ctypes.c_long

SET_PARENT_DEATH_SIGNAL = 1
SET_DUMPABLE = 4
SET_SECCOMP = 22
SET_NO_NEW_PRIVILEGES = 38
CLEAR_AMBIENT = (47, 4)

NEW_MOUNTS = 0x00020000
NEW_HOST_NAME = 0x04000000
NEW_IPC = 0x08000000
NEW_USERS = 0x10000000
NEW_NETWORK = 0x40000000

_PRIVATE_RECURSIVELY = 0x40000 | 0x4000
_NO_SETUID_NO_DEVICES = 0x2 | 0x4
_DETACH = 2
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION = 0x20080522


def _checked(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def system_call(number, *arguments):
    """Any system call; integers and ctypes pointers as arguments."""
    passed = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _checked(_library.syscall(ctypes.c_long(number), *passed), f"system call {number}")


def process_control(option, *arguments):
    """prctl(2)."""
    passed = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    passed += [ctypes.c_ulong(0)] * (4 - len(passed))
    return _checked(_library.prctl(ctypes.c_int(option), *passed), f"prctl {option}")


def leave_namespaces(kinds):
    """unshare(2)."""
    _checked(_library.unshare(ctypes.c_int(kinds)), "unshare")


def keep_mounts_private():
    """What is mounted from now on is seen in this mount namespace alone."""
    _checked(_library.mount(None, b"/", None, ctypes.c_ulong(_PRIVATE_RECURSIVELY), None), "mount")


def mount_memory(path, options):
    """A file system in memory over a folder."""
    arguments = (b"tmpfs", os.fsencode(path), b"tmpfs", ctypes.c_ulong(_NO_SETUID_NO_DEVICES), options.encode())
    _checked(_library.mount(*arguments), "mount")


def unmount(path):
    """Takes a file system away, open files or not."""
    _checked(_library.umount2(os.fsencode(path), ctypes.c_int(_DETACH)), "umount")


def drop_capabilities():
    """Gives up every capability for good."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    system_call(_CAPSET[os.uname().machine], ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))
    process_control(*CLEAR_AMBIENT)
