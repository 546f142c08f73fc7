"""Timing small pieces of code."""

import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


class Timer:
    """Runs a statement many times, after a setup that is not timed."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = _globals() if globals is None else globals
        self._setup = self._callable(setup, "setup", namespace)
        self._stmt, self._namespace, self._source = stmt, namespace, None
        if not isinstance(stmt, str) and not callable(stmt):
            raise ValueError("stmt is neither a string nor callable")
        if isinstance(stmt, str):
            compile(f"{setup}\n{stmt}" if isinstance(setup, str) else stmt, "<timeit-src>", "exec")
            self._source = self._template(stmt, setup if isinstance(setup, str) else "_setup()")

    def _callable(self, value, name, namespace):
        if isinstance(value, str):
            compile(value, "<timeit-src>", "exec")
            return None
        if callable(value):
            return value
        raise ValueError(f"{name} is neither a string nor callable")

    @staticmethod
    def _template(stmt, setup):
        def indented(text, by):
            return text.replace("\n", "\n" + " " * by)

        return (
            "def inner(_it, _timer, _setup):\n"
            f"    {indented(setup, 4)}\n"
            "    _t0 = _timer()\n"
            "    for _i in _it:\n"
            f"        {indented(stmt, 8)}\n"
            "        pass\n"
            "    return _timer() - _t0\n"
        )

    def timeit(self, number=default_number):
        if self._source is not None:
            local = {}
            exec(compile(self._source, "<timeit-src>", "exec"), self._namespace, local)
            return local["inner"](itertools.repeat(None, number), self.timer, self._setup)
        if self._setup is not None:
            self._setup()
        timer, stmt = self.timer, self._stmt
        start = timer()
        for _ in itertools.repeat(None, number):
            stmt()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """The first of 1, 2, 5, 10 ... runs that take 0.2 seconds, and their time."""
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
