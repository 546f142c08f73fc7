# ends: finished|limit|exit
import threading, time

started = 0
try:
    while started < 5000:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        started += 1
except (RuntimeError, MemoryError):
    print("threads: refused")
else:
    print("threads: GOT THROUGH")
import os

os._exit(0)
