# Ends with exit code 1.
# The traceback comes before what functions of atexit print.
import atexit
import sys
import threading
import time


def slow():
    time.sleep(0.02)
    print('thread done')
    atexit.register(print, 'from the thread')


def with_thread():
    thread = threading.Thread(target=print, args=('a thread at the end',))
    thread.start()
    thread.join()


atexit.register(print, 'on stdout')
atexit.register(print, 'on stderr', file=sys.stderr)
atexit.register(with_thread)
threading.Thread(target=slow).start()
print('about to fail')
1 / 0
