# ends: finished
import os

for target in (secret, "/etc/passwd", "/etc/shadow", "/proc/self/environ", "/"):
    name = f"link{abs(hash(target))}"
    os.symlink(target, name)
    attempt("through a symbolic link", lambda: open(name).read())
    attempt("list through it", lambda: os.listdir(name))
    attempt("write through it", lambda: open(name, "a"))
    attempt("hard link", lambda: os.link(target, name + "hard"))
    attempt("change it", lambda: os.chmod(name, 0o777))
attempt("upwards", lambda: open("../" * 20 + "etc/passwd").read())
# The other of these two may be the run's own scratch folder.
beside = "/tmp" if os.getcwd().startswith("/var/tmp") else "/var/tmp"
attempt("move out", lambda: (open("file", "w").close(), os.rename("file", beside + "/moved")))
attempt("file handle", lambda: system_call(304, 3, 0, 0))
