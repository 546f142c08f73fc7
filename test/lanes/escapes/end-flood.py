# ends: exit|limit
import os

print("flooding: refused", flush=True)
try:
    while True:
        os.write(5, b"x" * 65536)
except OSError:
    os._exit(3)
