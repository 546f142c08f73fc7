"""Puts walls around this process and becomes another program in them: enter.py SETTINGS PROGRAM ARGUMENTS ...

For Node processes of ours: no new privileges, no capabilities, Landlock, seccomp, and limits that V8 can live with. The
settings, as JSON, name what the program may read.
"""

import glob
import json
import os
import resource
import sys

import kernel
import landlock
import seccomp

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
_SETTINGS = ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/etc/ssl")
_DEVICES = ("/dev/urandom", "/dev/random", "/sys/devices/system/cpu")
#: What a process asks about itself and the machine: its memory above all.
_ABOUT_ITSELF = tuple(f"/proc/{os.getpid()}/{name}" for name in ("stat", "statm", "status"))
_ABOUT_MEMORY = ("/proc/meminfo", "/sys/fs/cgroup")
#: Loads programs: the system asks for the right to execute it too.
_LOADERS = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", *glob.glob("/lib/ld-musl-*.so.1"))


def main():
    """Ends with a message where a wall cannot be had."""
    readable, program = json.loads(sys.argv[1]), sys.argv[2]
    for name, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, 256)):
        resource.setrlimit(name, (value, value))
    allowed = [(path, landlock.READ) for path in (*readable, *_LIBRARIES, *_SETTINGS, *_DEVICES, *_ABOUT_ITSELF, *_ABOUT_MEMORY)]
    allowed += [(path, landlock.READ | landlock.EXECUTE) for path in (program, *_LOADERS)]
    allowed.append(("/dev/null", landlock.READ | landlock.WRITE_FILE))
    filter_of_node = seccomp.prepare_for_node()
    try:
        kernel.drop_capabilities()
        kernel.process_control(kernel.SET_NO_NEW_PRIVILEGES, 1)
        landlock.restrict(allowed)
        seccomp.restrict(filter_of_node)
        os.execv(program, sys.argv[2:])
    except OSError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
