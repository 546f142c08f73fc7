"""Timing small pieces of code."""
from itertools import repeat as _times
from time import perf_counter as default_timer

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1_000_000
default_repeat = 5

_module_names = globals


def _lines(code, name, spaces):
    """The code as lines of a function's body, indented; something callable becomes a call of that name."""
    if callable(code):
        code = f"{name}()"
    elif not isinstance(code, str):
        raise ValueError(f"{name.strip('_')} is neither a string nor callable")
    return " " * spaces + code.replace("\n", "\n" + " " * spaces)


class Timer:
    """Runs a statement many times, after a setup that is not timed."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        head, body = _lines(setup, "_setup", 4), _lines(stmt, "_stmt", 8)
        checked = [code for code in (setup, stmt) if isinstance(code, str)]
        for size in range(1, len(checked) + 1):
            compile("\n".join(checked[:size]), "<timeit-src>", "exec")
        made = {}
        program = (
            "def _measure(_rounds, _clock, _setup, _stmt):\n"
            f"{head}\n"
            "    _began = _clock()\n"
            "    for _round in _rounds:\n"
            f"{body}\n"
            "        pass\n"
            "    return _clock() - _began\n"
        )
        exec(compile(program, "<timeit-src>", "exec"), _module_names() if globals is None else globals, made)
        self._measure, self._setup, self._stmt = made["_measure"], setup, stmt

    def timeit(self, number=default_number):
        """Seconds that so many runs take together."""
        return self._measure(_times(None, number), self.timer, self._setup, self._stmt)

    def repeat(self, repeat=default_repeat, number=default_number):
        """A list of such times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """The first of 1, 2, 5, 10, 20 ... runs that takes 0.2 seconds or more, and its time."""
        number = 1
        while True:
            seconds = self.timeit(number)
            if callback:
                callback(number, seconds)
            if seconds >= 0.2:
                return number, seconds
            # 2 follows 1, 5 follows 2, 10 follows 5.
            number = number * 5 // 2 if str(number)[0] == "2" else number * 2

    def print_exc(self, file=None):
        """Prints the traceback of the exception that is being handled, with the lines of the timed code."""
        from traceback import print_exc
        print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Timer(...).timeit(number)."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Timer(...).repeat(repeat, number)."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
