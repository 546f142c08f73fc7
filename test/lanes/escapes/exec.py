# ends: finished
import os

attempt("execv", lambda: os.execv("/bin/sh", ["sh", "-c", "echo GOT THROUGH"]))
attempt("by descriptor", lambda: os.execve(os.open("/lib64/ld-linux-x86-64.so.2", os.O_RDONLY), ["ld"], {}))
with open("own", "w", opener=lambda path, flags: os.open(path, flags, 0o755)) as file:
    file.write("#!/bin/sh\necho GOT THROUGH\n")
attempt("own file", lambda: os.execv("./own", ["own"]))
