"""The same as driver.py for the local executor of smolagents: one run, in a fresh executor, of at most `seconds`."""
import json
import signal
import sys
import time

from smolagents.local_python_executor import LocalPythonExecutor


def late(*_):
    raise TimeoutError(f'not over after {sys.argv[3]} s')


with open(sys.argv[1]) as file:
    source = file.read()
executor = LocalPythonExecutor(additional_authorized_imports=['*'], max_print_outputs_length=10_000_000)
executor.send_tools({})
signal.signal(signal.SIGALRM, late)
signal.alarm(int(float(sys.argv[3])))
try:
    started = time.perf_counter()
    printed = executor(source)[1]
    print(json.dumps({'times': [(time.perf_counter() - started) * 1000], 'output': printed}))
except BaseException as error:
    print(json.dumps({'error': str(error).splitlines()[-1][:200]}))
