"""Runs a program again and again in this Python and prints, as JSON, the milliseconds of each run and what it printed.

Arguments: path, most runs, seconds after which no new run begins. The first run compiles, all have fresh globals.
"""
import io
import json
import sys
import time


def measured(source, path, runs, seconds):
    shown = sys.stdout
    times = []
    text = code = None
    began = time.perf_counter()
    while len(times) < runs and (len(times) < 3 or time.perf_counter() - began < seconds):
        sys.stdout = io.StringIO()
        try:
            started = time.perf_counter()
            code = code or compile(source, path, 'exec')
            exec(code, {'__name__': '__main__'})
            times.append((time.perf_counter() - started) * 1000)
            text = text or sys.stdout.getvalue()
        except BaseException as error:
            return json.dumps({'error': f'{type(error).__name__}: {error}'})
        finally:
            sys.stdout = shown
    return json.dumps({'times': times, 'output': text})


if __name__ == '__main__':
    with open(sys.argv[1]) as file:
        program = file.read()
    print(measured(program, sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
