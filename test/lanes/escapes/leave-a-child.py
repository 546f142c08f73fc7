# ends: finished
import ctypes, os, platform

column = {"x86_64": 0, "aarch64": 1}[platform.machine()]
for name, numbers, flags in [
    ("clone", (56, 220), 17),
    ("clone, parent of the parent", (56, 220), 0x8000 | 17),
    ("vfork", (58, None), 0),
    ("clone3", (435, 435), 0),
]:
    if numbers[column] is not None:
        attempt(name, lambda: system_call(numbers[column], flags, 0, 0, 0, 0))
