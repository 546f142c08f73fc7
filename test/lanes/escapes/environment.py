# ends: finished
import ctypes, os, sys

allowed = {"HOME", "TMPDIR", "LANG", "PATH", "LC_CTYPE"}
print("environ: refused" if set(os.environ) <= allowed else f"environ: GOT THROUGH {set(os.environ) - allowed}")
library = ctypes.CDLL(None)
library.getenv.restype = ctypes.c_char_p
for name in (b"NODE_CHANNEL_FD", b"TIERUP_SECRET", b"API_KEY", b"PWD", b"USER"):
    print("getenv: refused" if library.getenv(name) is None else "getenv: GOT THROUGH")
print("arguments: refused" if sys.argv == ["<program>"] else f"arguments: GOT THROUGH {sys.argv}")
