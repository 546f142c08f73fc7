# ends: finished
import platform

column = {"x86_64": 0, "aarch64": 1}[platform.machine()]
for pid in others:
    for name, numbers, arguments in [
        ("attach", (101, 117), (16, pid, 0, 0)),
        ("seize", (101, 117), (0x4206, pid, 0, 0)),
        ("read memory", (310, 270), (pid, 0, 0, 0, 0, 0)),
        ("write memory", (311, 271), (pid, 0, 0, 0, 0, 0)),
        ("compare", (312, 272), (pid, pid, 0, 0, 0)),
        ("pidfd", (434, 434), (pid, 0)),
        ("take descriptor", (438, 438), (3, 0, 0)),
    ]:
        attempt(name, lambda: system_call(numbers[column], *arguments))
attempt("trace me", lambda: system_call((101, 117)[column], 0, 0, 0, 0))
attempt("events", lambda: system_call((298, 241)[column], 0, 0, -1, -1, 0))
attempt("bpf", lambda: system_call((321, 280)[column], 0, 0, 0))
