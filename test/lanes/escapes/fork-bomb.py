# ends: finished
import multiprocessing, os, subprocess

attempt("fork", os.fork)
attempt("forkpty", os.forkpty)
attempt("subprocess", lambda: subprocess.run(["true"]))
attempt("shell", lambda: 1 / 0 if os.system("true") == 0 else os.stat("/nowhere"))
attempt("spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}))
attempt("multiprocessing", lambda: multiprocessing.get_context("fork").Process(target=print).start())
