# ends: finished
import os, resource

for name in ("AS", "CPU", "FSIZE", "NOFILE", "CORE"):
    number = getattr(resource, "RLIMIT_" + name)
    attempt(name, lambda: resource.setrlimit(number, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
    attempt("of another", lambda: resource.prlimit(others[0], number, (1, 1)))
