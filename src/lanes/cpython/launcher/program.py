"""Runs one program in this process, walls being up: takes its text and variables, writes how it ended as JSON.

What it writes is the program's own word: it may write there itself, and the pool lets in only what an outcome can be.
"""

import atexit
import builtins
import io
import json
import linecache
import opcode
import os
import sys
import threading
import traceback
import types

import values

#: As they are now: a program may put others in their place.
_dumps = json.dumps

_HERE = os.path.dirname(__file__)

#: Instructions that close a loop.
_BACKWARD = {number for name, number in opcode.opmap.items() if "JUMP_BACKWARD" in name or name == "JUMP_ABSOLUTE"}


def run(program, output, errors, ends):
    """Runs to the end and leaves the process. `output`, `errors`, `ends`: file descriptors."""
    open_streams(output, errors)
    ended = _run(program, ends)
    try:
        threading._shutdown()
        atexit._run_exitfuncs()
    finally:
        flush()
        _write(ends, ended)
        os._exit(0)


def open_streams(output, errors):
    """Makes descriptors the standard streams of this process."""
    sys.stdout = _writer(output, "<stdout>", "strict")
    sys.stderr = _writer(errors, "<stderr>", "backslashreplace")
    sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(_named(0, "r", "<stdin>")), encoding="utf-8")


def _writer(descriptor, name, on_errors):
    return io.TextIOWrapper(io.BufferedWriter(_named(descriptor, "w", name)), "utf-8", on_errors, line_buffering=True)


def _named(descriptor, mode, name):
    """A descriptor as the file that a program knows it as."""
    file = io.FileIO(descriptor, mode, closefd=False)
    file.name = name
    return file


def _run(program, ends):
    filename, source = program["filename"], program["source"]
    module = main_module(filename)
    show_in_tracebacks(filename, source)
    if program.get("recursion"):
        sys.setrecursionlimit(program["recursion"] + _depth(sys._getframe()))
    try:
        module.__dict__.update({name: values.read(value) for name, value in program["inputs"].items()})
        code = compile(source, filename, "exec", dont_inherit=True)
        if program.get("steps"):
            _count(program["steps"], ends)
        exec(code, module.__dict__)
    except BaseException as error:
        return end_of(error, filename)
    finally:
        sys.settrace(None)
    return {"kind": "finished"}


def main_module(filename):
    """The module that a program is, as a script of this name."""
    module = types.ModuleType("__main__")
    module.__dict__.update(__file__=filename, __cached__=None, __builtins__=builtins, __annotations__={})
    sys.modules["__main__"] = module
    sys.argv, sys.orig_argv = [filename], [sys.executable, filename]
    return module


def show_in_tracebacks(filename, source):
    """Tracebacks show the lines of this text."""
    linecache.cache[filename] = len(source), None, source.splitlines(keepends=True), filename


def end_of(error, filename):
    """What an exception that nobody caught makes of a program."""
    if isinstance(error, SystemExit):
        return _exit(error)
    if isinstance(error, MemoryError):
        return {"kind": "limit", "limit": "memory", "message": "memory limit reached"}
    return _describe(error, filename)


def _depth(frame):
    """Frames that are on, this one among them."""
    depth = 0
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def _exit(error):
    code = error.code
    if code is None or isinstance(code, int):
        return {"kind": "exit", "code": (code or 0) & 255}
    return {"kind": "exit", "code": 1, "message": str(code)}


def _is_ours(filename):
    return os.path.dirname(filename) == _HERE


def _describe(error, filename):
    """An exception as an outcome shows it, without the frames of the launcher."""
    trace = error.__traceback__
    while trace is not None and _is_ours(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    lines = traceback.TracebackException(type(error), error, trace)
    # A tool that fails does so in a function of ours.
    while lines.stack and _is_ours(lines.stack[-1].filename):
        lines.stack.pop()
    line = trace.tb_lineno if trace is not None else getattr(error, "lineno", None)
    shown = {
        "type": type(error).__name__,
        "message": [*lines.format_exception_only()][-1 - len(getattr(error, "__notes__", ()))].strip(),
        "traceback": "".join(lines.format()),
        "line": line or 0,
    }
    return {"kind": "error", "error": shown}


def _count(steps, ends):
    """Ends the run after so many loop iterations and calls. A program can switch this off; the deadline holds anyway."""
    left = steps
    texts = {}

    def trace(frame, event, argument):
        nonlocal left
        code = frame.f_code
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            texts.setdefault(code, code.co_code)
        elif event != "opcode" or texts[code][frame.f_lasti] not in _BACKWARD:
            return trace
        left -= 1
        if left < 0:
            flush()
            _write(ends, {"kind": "limit", "limit": "steps", "message": f"step limit of {steps} reached"})
            os._exit(0)
        return trace

    sys.settrace(trace)
    threading.settrace(trace)


def flush():
    """Hands over what was printed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _write(ends, outcome):
    data = _dumps(outcome).encode("ascii")
    while data:
        data = data[os.write(ends, data) :]
