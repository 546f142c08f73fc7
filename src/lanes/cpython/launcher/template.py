"""The template process: imports what programs use, then forks a child for each run, or one for a session, and watches it.

Takes a JSON line from the host for each run, step and answer; gives JSON lines: ready, started, output, call, done. The
child has pipes of its own and nothing of the template's; when it ends or is ended, all that it made is gone: it can make
no process. The template of a session ends with it.
"""

import gc
import importlib
import json
import os
import select
import sys
import time

import program
import runs
import scratch
import session
import walls

_CHUNK = 1 << 16
_WATCH_SECONDS = 0.1


class Template:
    """Waits for orders and serves one run at a time."""

    def __init__(self, options, orders, answers):
        self._options = options
        self._orders, self._answers = orders, answers
        self._pending = b""
        self._run = None
        self._poll = select.poll()
        self._poll.register(orders, select.POLLIN)
        namespaces = walls.enter_namespaces()
        user = walls.own_user()
        size = options["scratchBytes"]
        if namespaces["mount_namespace"] is True:
            self._scratch = scratch.MountedScratch(walls.readable_paths(), size, user)
        else:
            self._scratch = scratch.WatchedScratch(options["folder"], size, user)
        self._walls = walls.Walls(self._scratch.path, user, options["weakerWalls"])
        # Here and not in each child: changing it writes to pages that they share.
        place = self._scratch.path
        os.environ.clear()
        os.environ.update(HOME=place, TMPDIR=place, LANG="C.UTF-8", PATH="/usr/bin:/bin")

    def serve(self):
        """Until the pool closes its end."""
        self._send({"kind": "ready"})
        while True:
            for descriptor, _ in self._poll.poll(self._patience()):
                if descriptor == self._orders:
                    self._obey()
                elif self._run is not None and descriptor in self._run.pipes:
                    self._read(descriptor)
                elif self._run is not None and descriptor == self._run.handle:
                    self._finish()
            if self._run is not None:
                self._watch()

    def _patience(self):
        if self._run is None:
            return None
        left = max(0.0, self._run.deadline - time.monotonic())
        soon = min(left, _WATCH_SECONDS) if self._scratch.is_watched else left
        return None if soon == float("inf") else 1 + int(1000 * soon)

    def _watch(self):
        run = self._run
        if time.monotonic() >= run.deadline:
            run.limit("time", f"time limit of {run.wanted['deadlineMs']} ms reached")
        elif self._scratch.too_large():
            run.limit("scratch", f"scratch limit of {self._options['scratchBytes']} bytes reached")

    def _obey(self):
        data = os.read(self._orders, _CHUNK)
        if data == b"":
            if self._run is not None:
                self._run.end(None)
            sys.exit(0)
        *lines, self._pending = (self._pending + data).split(b"\n")
        for line in lines:
            order = json.loads(line)
            if order["kind"] in ("run", "session"):
                self._start(order)
            elif self._run is not None:
                self._run.stop() if order["kind"] == "stop" else self._run.hand(order)

    def _start(self, wanted):
        is_session = wanted["kind"] == "session"
        if not is_session:
            self._send({"kind": "started"})
        self._scratch.make()
        pipes = {name: os.pipe() for name in ("stdout", "stderr", "ends")}
        orders, hand = os.pipe() if is_session else (None, None)
        template, mapped = os.getpid(), walls.mapped_bytes()
        process = os.fork()
        if process == 0:
            self._become(wanted, template, mapped, [writer for _, writer in pipes.values()], orders)
        for descriptor in [*(writer for _, writer in pipes.values()), *([orders] if is_session else [])]:
            os.close(descriptor)
        readers = {name: reader for name, (reader, _) in pipes.items()}
        arguments = wanted, process, readers
        self._run = runs.SessionRun(*arguments, hand) if is_session else runs.Run(*arguments)
        for reader in readers.values():
            os.set_blocking(reader, False)
            self._poll.register(reader, select.POLLIN)
        self._poll.register(self._run.handle, select.POLLIN)

    def _become(self, wanted, template, mapped, writers, orders):
        """In the child: never returns."""
        try:
            os.setsid()
            _keep_only(writers, orders)
            os.chdir(self._scratch.path)
            _renew()
            limits = {
                "mapped": mapped,
                "memory": wanted["memoryBytes"],
                "cpu_seconds": wanted["deadlineMs"] // 1000 + 2,
                "scratch": self._options["scratchBytes"],
                "files": 256,
                "threads": 64,
            }
            self._walls.rise(template, limits)
        except BaseException as error:
            os.write(5, json.dumps({"kind": "broken", "message": str(error)}).encode())
            os._exit(1)
        if orders is None:
            program.run(wanted, 1, 2, 5)
        try:
            program.open_streams(1, 2)
            session.Session(wanted, 3, 5).serve()
        finally:
            os._exit(1)

    def _read(self, descriptor):
        """What the child wrote; False when there is no more, or nothing now."""
        run = self._run
        try:
            data = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return False
        if data == b"":
            self._close(descriptor)
            return False
        name = run.pipes[descriptor]
        if name == "ends":
            self._answer(run.said(data))
        else:
            self._pass_on(name, data)
        return True

    def _answer(self, messages):
        """Sends what a session says, after what it printed before."""
        for message in messages:
            for descriptor, name in [*self._run.pipes.items()]:
                while name != "ends" and self._read(descriptor):
                    pass
            self._send(message)

    def _pass_on(self, name, data):
        run = self._run
        allowed = data[: run.output_left]
        run.output_left -= len(allowed)
        self._print(name, run.rest[name] + allowed)
        if len(allowed) < len(data):
            run.limit("output", f"output limit of {run.wanted['outputBytes']} bytes reached")

    def _print(self, name, data):
        """Sends whole characters, and keeps the start of one that is cut."""
        kept = 0
        for back in range(1, min(4, len(data) + 1)):
            if data[-back] >= 0xC0:
                width = 2 if data[-back] < 0xE0 else 3 if data[-back] < 0xF0 else 4
                kept = back if width > back else 0
                break
        whole = data[: len(data) - kept]
        self._run.rest[name] = data[len(data) - kept :]
        if whole:
            self._send({"kind": "output", "chunks": [[name, whole.decode("utf-8", "replace")]]})

    def _finish(self):
        run = self._run
        _, status, usage = os.wait4(run.process, 0)
        for descriptor in [*run.pipes]:
            while self._read(descriptor):
                pass
        for descriptor in [*run.pipes]:
            self._close(descriptor)
        self._poll.unregister(run.handle)
        os.close(run.handle)
        self._scratch.remove()
        for name, data in run.rest.items():
            if data:
                self._send({"kind": "output", "chunks": [[name, data.decode("utf-8", "replace")]]})
        self._run = None
        outcome = run.outcome(os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)
        is_session = isinstance(run, runs.SessionRun)
        self._send({"kind": "done", "chunks": [], "outcome": outcome, **({"last": True} if is_session else {})})
        if is_session:
            sys.exit(0)

    def _close(self, descriptor):
        self._run.pipes.pop(descriptor)
        self._poll.unregister(descriptor)
        os.close(descriptor)

    def _send(self, message):
        data = json.dumps(message).encode("ascii") + b"\n"
        while data:
            data = data[os.write(self._answers, data) :]


def _keep_only(writers, orders):
    """The child's descriptors: nothing to read, its pipes as standard output, errors, and at 5 how it ends; orders at 3."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    high = [os.dup2(writer, 100 + at, inheritable=False) for at, writer in enumerate(writers)]
    kept = None if orders is None else os.dup2(orders, 100 + len(high), inheritable=False)
    os.dup2(nothing, 0)
    for place, writer in zip((1, 2, 5), high):
        os.dup2(writer, place)
    os.closerange(3, 5)
    if kept is not None:
        os.dup2(kept, 3)
    os.closerange(6, 4096)


def _renew():
    """What must differ from run to run and is not renewed by forking itself."""
    numbers = sys.modules.get("numpy.random")
    if numbers is not None:
        numbers.seed()


def _import(names):
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:
            continue


def _start_without_more(options, orders, answers):
    """A child of a process with threads may find locks that nobody opens again: this process starts anew."""
    os.dup2(orders, 0)
    os.dup2(answers, 1)
    settings = json.dumps({**options, "more": []})
    os.execv(sys.executable, [sys.executable, "-E", "-s", "-B", "-X", "utf8", os.path.abspath(__file__), settings])


def main():
    """Reads its options from the command line; serves on descriptors 0 and 1."""
    options = json.loads(sys.argv[1])
    sys.path.pop(0)
    orders, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    _import(options["modules"])
    _import(options["more"])
    if options["more"] and len(os.listdir("/proc/self/task")) > 1:
        _start_without_more(options, orders, answers)
    template = Template(options, orders, answers)
    gc.collect()
    gc.freeze()
    template.serve()


if __name__ == "__main__":
    main()
