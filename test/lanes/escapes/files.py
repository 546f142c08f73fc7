# ends: finished
import os

attempt("file of another", lambda: open(secret).read())
attempt("its folder", lambda: os.listdir(os.path.dirname(secret)))
attempt("write it", lambda: open(secret, "w"))
attempt("remove it", lambda: os.unlink(secret))
for path in ("/etc/passwd", "/etc/shadow", "/root", "/home", "/var/log", "/run", "/", "/sys/kernel", "/boot"):
    attempt(path, lambda: os.listdir(path) if os.path.isdir(path) else open(path).read())
# One of the two is the run's own scratch folder, whichever the interpreter does not lie in.
beside = "/tmp" if os.getcwd().startswith("/var/tmp") else "/var/tmp"
for path in ("/usr/lib/new", beside + "/new", "/dev/shm/new", "/new", os.__file__):
    attempt("write " + path, lambda: open(path, "w"))
