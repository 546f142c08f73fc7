"""The walls around a run: found out once, raised in each child before it runs a line of the program.

Those of the template process come first: namespaces of its own, where the system lets it. Those of a run follow:
resource limits, a user of its own, no capabilities, no new privileges, Landlock, seccomp. Started as a program it prints
as JSON which of them this machine has, and why not.
"""

import json
import os
import resource
import signal
import sys
import sysconfig

import kernel
import landlock
import seccomp
import syscalls

#: Without these no run starts, unless the host says that it wants less.
REQUIRED = ("no_new_privileges", "landlock", "seccomp", "resource_limits")

_FIRST_USER, _FIRST_LOW_USER, _LOW_USERS = 0x7000_0000, 61_000, 4_000

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
_SETTINGS = ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/etc/ssl", "/usr/share/ca-certificates")
_DEVICES = ("/dev/urandom", "/dev/random", "/dev/zero", "/sys/devices/system/cpu")


def readable_paths():
    """What a program may read besides its scratch folder: the interpreter, its packages, the system's libraries."""
    prefixes = {sys.prefix, sys.exec_prefix, sys.base_prefix} - {"/usr", "/usr/local", "/"}
    libraries = [os.path.join(prefix, "lib") for prefix in prefixes]
    installed = [path for path in sysconfig.get_paths().values() if "bin" not in os.path.basename(path)]
    own = os.path.dirname(os.path.abspath(__file__))
    return [path for path in {*sys.path, *libraries, *installed, *_LIBRARIES, *_SETTINGS, *_DEVICES} if path != own]


def enter_namespaces():
    """Gives this process namespaces of its own. Returns what it got: name to True, or to the reason why not."""
    as_user = 0 if os.geteuid() == 0 else kernel.NEW_USERS
    users, groups = os.geteuid(), os.getegid()
    kinds = {
        "mount_namespace": kernel.NEW_MOUNTS,
        "network_namespace": kernel.NEW_NETWORK,
        "ipc_namespace": kernel.NEW_IPC | kernel.NEW_HOST_NAME,
    }
    found = {}
    if as_user:
        try:
            kernel.leave_namespaces(as_user)
            for name, text in (("setgroups", "deny"), ("uid_map", f"{users} {users} 1"), ("gid_map", f"{groups} {groups} 1")):
                with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                    file.write(text)
        except OSError as error:
            return dict.fromkeys(kinds, f"a user namespace is refused: {error}")
    for name, kind in kinds.items():
        found[name] = _attempt(lambda kind=kind: kernel.leave_namespaces(kind))
    if found["mount_namespace"] is True:
        found["mount_namespace"] = _attempt(kernel.keep_mounts_private)
    return found


def own_user():
    """A user id that nobody else has: its number, or the reason why programs keep the user of this process."""
    if os.geteuid() != 0:
        return "only root can give a run a user of its own"
    for path in readable_paths():
        if os.path.isabs(path) and not _open_to_all(path):
            return f"other users cannot read {path}"
    for user in (_FIRST_USER + os.getpid(), _FIRST_LOW_USER + os.getpid() % _LOW_USERS):
        if _in_child(lambda user=user: os.setresuid(user, user, user)) is True:
            return user
    return "no other user id is mapped here"


def _open_to_all(path):
    while os.path.exists(path):
        if os.path.isdir(path) and not os.stat(path).st_mode & 0o001:
            return False
        if path == "/":
            break
        path = os.path.dirname(path)
    return True


def mapped_bytes():
    """What this process has mapped."""
    with open("/proc/self/statm", "rb", 0) as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def limit_resources(limits, own_user):
    """Sets hard limits: bytes of memory beyond what is mapped, seconds, file sizes and counts."""
    wanted = {
        resource.RLIMIT_AS: limits["mapped"] + limits["memory"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: limits["scratch"],
        resource.RLIMIT_NOFILE: limits["files"],
        resource.RLIMIT_NPROC: limits["threads"] + (0 if own_user else _threads_of_this_user()),
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_SIGPENDING: 64,
    }
    for name, value in wanted.items():
        hard = resource.getrlimit(name)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (value, value))


def _threads_of_this_user():
    """How many there are now; the system counts a limit for the user as a whole."""
    user, count = os.getuid(), 0
    if user == 0:
        return 0  # not counted
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == user:
                count += len(os.listdir(f"/proc/{name}/task"))
        except OSError:
            continue
    return count


class Walls:
    """The walls of all runs of a template; what can be prepared before a run is."""

    def __init__(self, scratch, user, weaker):
        self._user, self._weaker = user, weaker
        self._allowed = [(path, landlock.READ) for path in readable_paths()]
        self._allowed += [("/dev/null", landlock.READ | landlock.WRITE_FILE), (scratch, landlock.ALL_BUT_DEVICES)]
        self._filter = seccomp.prepare(isinstance(user, int)) if syscalls.machine() else None

    def rise(self, parent, limits):
        """In the child: everything that holds for the program from here on. Raises OSError if a required wall fails."""
        user, weaker = self._user, self._weaker
        limit_resources(limits, isinstance(user, int))
        if isinstance(user, int):
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
        _required(kernel.drop_capabilities, weaker)
        kernel.process_control(kernel.SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        kernel.process_control(kernel.SET_DUMPABLE, 0)
        _required(lambda: kernel.process_control(kernel.SET_NO_NEW_PRIVILEGES, 1), weaker)
        _required(lambda: landlock.restrict(self._allowed), weaker)
        _required(lambda: seccomp.restrict(self._filter), weaker)


def _required(action, weaker):
    found = _attempt(action)
    if found is not True and not weaker:
        raise OSError(found)


def _attempt(action):
    """True, or why it failed."""
    try:
        action()
    except Exception as error:
        return str(error) or type(error).__name__
    return True


def _in_child(action):
    """True if the action works in a process of its own, or why it failed there."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        found = _attempt(action)
        os.write(writer, b"" if found is True else found.encode()[:4000])
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as file:
        text = file.read().decode()
    _, status = os.waitpid(child, 0)
    return text or status == 0 or f"the attempt ended with status {status}"


def survey():
    """Every wall: True or a number if this machine has it, else why not."""
    found = {"python": sys.executable, "version": sys.version.split()[0]}
    found["no_new_privileges"] = _in_child(lambda: kernel.process_control(kernel.SET_NO_NEW_PRIVILEGES, 1))
    found["landlock"] = landlock.version() or "the kernel has no Landlock, or it is switched off (needs Linux 5.13)"
    if syscalls.machine() is None:
        found["seccomp"] = f"no filter is known for {os.uname().machine}"
    else:
        found["seccomp"] = _in_child(_try_seccomp)
    found["resource_limits"] = _in_child(lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
    found["own_user"] = own_user()
    found.update(enter_namespaces())
    found["missing"] = [name for name in REQUIRED if isinstance(found[name], str)]
    return found


def _try_seccomp():
    # The child's answer still goes through its pipe: writing and exiting are allowed.
    kernel.process_control(kernel.SET_NO_NEW_PRIVILEGES, 1)
    seccomp.restrict(seccomp.prepare(False))


if __name__ == "__main__":
    print(json.dumps(survey()))
