"""Put behind a file of cases: measures each of its functions and prints a line of JSON with what it gave, to compare."""


def _measure(namespace):
    import json
    import sys
    import time
    import zlib

    clock = namespace.get('cpu_seconds') or time.process_time
    seconds_each = float(sys.argv[1]) if len(sys.argv) > 1 else 0.3
    chosen = sys.argv[2:]
    for name, function in list(namespace.items()):
        if name.startswith('_') or type(function) is not type(_measure) or function.__module__ != __name__:
            continue
        if function.__code__.co_argcount > len(function.__defaults__ or ()):
            continue
        if chosen and name not in chosen:
            continue
        began = clock()
        answer = function()
        first = best = clock() - began
        rounds = 0
        # What takes long is run often enough to be compiled.
        while (now := clock()) - began < seconds_each or rounds < 20:
            rounds += 1
            repeats = max(1, int(0.002 / best))
            for _ in range(repeats):
                function()
            best = min(best, (clock() - now) / repeats)
        print(
            json.dumps({'name': name, 'best': best, 'first': first, 'answer': zlib.crc32(repr(answer).encode())}),
            flush=True,
        )


_measure(dict(globals()))
