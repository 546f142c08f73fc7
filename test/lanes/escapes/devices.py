# ends: finished
import os

attempt("list", lambda: os.listdir("/dev"))
for name in ("mem", "kmem", "kmsg", "sda", "vda", "tty", "ptmx", "fuse", "kvm", "shm", "net/tun"):
    attempt(name, lambda: open(f"/dev/{name}", "rb"))
attempt("write zero", lambda: open("/dev/zero", "wb"))
for kind in (0o020000, 0o060000):
    attempt("make a device", lambda: os.mknod("device", kind | 0o600, os.makedev(1, 1)))
