# ends: limit
import signal, sys, threading

print("ignoring: refused", flush=True)
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue
threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
