"""Steps of agents on smolagents' local executor, on tierup, and in a warm CPython process: interleaved, JSON on standard output.

    python steps.py ROUNDS
"""

import json
import statistics
import subprocess
import sys
import time

from smolagents.local_python_executor import LocalPythonExecutor
from tierup import TierUpExecutor

STEPS = {
    "assignment": "x = 5",
    "print": "for i in range(5):\n    print('row', i)",
    "tool call": "price = lookup('bolt')\nprice",
    "sum of squares": "total = 0\nfor i in range(100000):\n    total += i * i\ntotal",
    "fib(17)": "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nfib(17)",
    "sieve": "flags = [True] * 20000\nfor i in range(2, 142):\n    if flags[i]:\n        for j in range(i * i, 20000, i):\n            flags[j] = False\nsum(flags)",
    "words": "counts = {}\nfor word in ('the quick brown fox jumps over the lazy dog ' * 800).split():\n    counts[word] = counts.get(word, 0) + 1\nsorted(counts.items(), key=lambda item: item[1])[-1]",
    "records": "rows = [{'id': i, 'score': (i * 7919) % 1000} for i in range(4000)]\ntop = sorted(rows, key=lambda row: -row['score'])[:10]\nsum(row['id'] for row in top)",
    "matrix": "n = 24\na = [[i + j for j in range(n)] for i in range(n)]\nc = [[0] * n for _ in range(n)]\nfor i in range(n):\n    for j in range(n):\n        s = 0\n        for k in range(n):\n            s += a[i][k] * a[k][j]\n        c[i][j] = s\nc[3][4]",
}
COMPUTE = list(STEPS)[3:]

#: What a subprocess of CPython does with a step, the floor of any executor outside the process.
SERVER = """
import sys, json, io, contextlib
space = {"lookup": lambda item: 0.25}
for line in sys.stdin:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(json.loads(line), "<step>", "exec"), space)
    print(json.dumps(out.getvalue()), flush=True)
"""


def lookup(item):
    return 0.25


def timed(action):
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def main():
    rounds = int(sys.argv[1])
    started = time.perf_counter()
    ours = TierUpExecutor(restore_limit_mb=0)
    constructed = time.perf_counter()
    ours.send_tools({"lookup": lookup})
    ours("1")
    first = time.perf_counter()
    ours.cleanup()
    ours = TierUpExecutor(restore_limit_mb=0)
    ours.send_tools({"lookup": lookup})
    kept = TierUpExecutor()
    time.sleep(1)  # the model's first answer
    kept.send_tools({"lookup": lookup})
    theirs = LocalPythonExecutor([])
    theirs.send_tools({"lookup": lookup})
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def on_server(code):
        server.stdin.write(json.dumps(code) + "\n")
        server.stdin.flush()
        server.stdout.readline()

    rows = []
    for name, code in STEPS.items():
        runners = {"local": lambda: theirs(code), "tierup": lambda: ours(code), "kept": lambda: kept(code), "cpython": lambda: on_server(code)}
        times = {runner: [] for runner in runners}
        for _ in range(rounds):
            for runner, run in runners.items():
                times[runner].append(timed(run))
        row = {"step": name, "compute": name in COMPUTE, "firstMs": times["tierup"][0]}
        row.update({runner: statistics.median(values) for runner, values in times.items()})
        rows.append(row)
    calls = 5000
    loop = f"for _ in range({calls}):\n    lookup('bolt')"
    ours(loop)
    trips = [timed(lambda: ours(loop)) / calls * 1000 for _ in range(3)]
    ours.cleanup()
    kept.cleanup()
    server.kill()
    server.wait()
    print(json.dumps({
        "rows": rows,
        "constructMs": (constructed - started) * 1000,
        "firstStepMs": (first - started) * 1000,
        "callUs": min(trips),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
