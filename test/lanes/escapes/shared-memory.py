# ends: finished
import mmap, multiprocessing.shared_memory, os, platform

column = {"x86_64": 0, "aarch64": 1}[platform.machine()]
attempt("posix", lambda: multiprocessing.shared_memory.SharedMemory(create=True, size=4096))
attempt("system v", lambda: system_call((29, 194)[column], 0, 4096, 0o1666))
attempt("message queue", lambda: system_call((68, 186)[column], 0, 0o1666))
attempt("semaphore", lambda: system_call((64, 190)[column], 0, 1, 0o1666))
attempt("memfd", lambda: os.memfd_create("x"))
attempt("posix queue", lambda: system_call((240, 180)[column], 0, 0, 0, 0))
