# ends: finished
import os

attempt("list", lambda: os.listdir("/proc"))
for pid in [*others, "self", "1"]:
    for name in ("environ", "maps", "mem", "cmdline", "root/etc/passwd", "cwd", "fd", "status"):
        attempt(name, lambda: open(f"/proc/{pid}/{name}").read())
