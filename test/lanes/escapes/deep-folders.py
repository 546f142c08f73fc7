# ends: finished|limit
import os, time


def dig(depth):
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")


attempt("depth", lambda: dig(20_000))
# Where the file system does not bound itself it is looked at: the run ends here.
time.sleep(2)
