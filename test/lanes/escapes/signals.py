# ends: finished
import os, platform, signal

column = {"x86_64": 0, "aarch64": 1}[platform.machine()]
for pid in [*others, os.getppid(), 1, 0, -1]:
    for number in (0, signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP):
        attempt(f"kill {pid > 1}", lambda: os.kill(pid, number))
    attempt("tkill", lambda: system_call((200, 130)[column], pid, 9))
    attempt("tgkill", lambda: system_call((234, 131)[column], pid, pid, 9))
    attempt("queue", lambda: system_call((129, 138)[column], pid, 9, 0))
attempt("group", lambda: os.killpg(os.getpgid(os.getppid()), 9))
attempt("priority", lambda: os.setpriority(os.PRIO_PROCESS, others[0], 19))
attempt("scheduler", lambda: os.sched_setaffinity(others[0], {0}))
