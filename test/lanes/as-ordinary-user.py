"""Runs a command as a user without rights, who gets no namespaces: as-ordinary-user.py FOLDER COMMAND ...

Started by root it becomes the user 65534. FOLDER is then seen at /mnt too, where that user may read it wherever it lies,
and `{}` in the command stands for that place.
"""

import ctypes
import os
import struct
import sys

_UNSHARE = {"x86_64": 272, "aarch64": 97}[os.uname().machine]
_library = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    if result < 0:
        raise SystemExit(f"{what}: {os.strerror(ctypes.get_errno())}")


def show_at(folder, place):
    """Mounts a folder at another place, for this process and its children."""
    checked(_library.unshare(0x20000), "unshare")
    checked(_library.mount(None, b"/", None, ctypes.c_ulong(0x44000), None), "private mounts")
    checked(_library.mount(os.fsencode(folder), place, None, ctypes.c_ulong(0x1000), None), "mount")


def refuse_namespaces():
    """From here on unshare(2) is not permitted."""
    step = lambda code, value, yes=0, no=0: struct.pack("HBBI", code, yes, no, value)
    steps = [step(0x20, 0), step(0x15, _UNSHARE, 0, 1), step(0x06, 0x00050001), step(0x06, 0x7FFF0000)]
    text = ctypes.create_string_buffer(b"".join(steps))
    checked(_library.prctl(38, 1, 0, 0, 0), "no new privileges")
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(text))
    checked(_library.prctl(22, 2, ctypes.c_char_p(program)), "filter")


folder, command = sys.argv[1], sys.argv[2:]
if os.getuid() == 0:
    show_at(folder, b"/mnt")
    folder = "/mnt"
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
refuse_namespaces()
os.environ.update(HOME="/tmp", TMPDIR="/tmp")
os.chdir(folder)
command = [argument.replace("{}", folder) for argument in command]
os.execv(command[0], command)
