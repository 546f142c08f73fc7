# ends: finished
import mmap


def grow(make):
    kept = []
    while True:
        kept.append(make())
        if len(kept) > 4000:
            return "no end"


attempt("anonymous maps", lambda: grow(lambda: mmap.mmap(-1, 1 << 20)))
attempt("bytes", lambda: grow(lambda: bytes(1 << 20)))
attempt("reserved", lambda: mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000))
with open("file", "wb") as file:
    attempt("a large file", lambda: file.truncate(1 << 40))
attempt("a file in memory", lambda: grow(lambda: open("file", "ab").write(b"x" * (1 << 20))))
