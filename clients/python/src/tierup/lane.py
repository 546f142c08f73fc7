"""A session on the CPython lane of this machine, in the place of an engine process: a real python3, behind the lane's walls.

The lane's launcher comes with the engine and is spoken to as the service does (lanes/cpython of the engine): a template
process that forks one child, which runs the steps.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .json_lines import EngineLost, JsonLines
from .locate import engine_script
from .steps import ASYNC_HOST, HOST, StepProcess

#: Nothing from the environment or the user's folder, no bytecode written, UTF-8.
_OPTIONS = ["-E", "-s", "-B", "-X", "utf8"]
_SCRATCH_BYTES = 64 * 1024 * 1024
_OUTPUT_BYTES = 64 * 1024 * 1024
#: Processor time of a session in all: its steps have limits of their own.
_SESSION_MS = 7 * 24 * 60 * 60 * 1000
_START_SECONDS = 60.0


class LaneUnavailable(RuntimeError):
    """This machine cannot lock a python3 in; the text says why."""


class LaneProcess(StepProcess):
    """`modules`: imported before the session begins. Raises LaneUnavailable where walls are missing."""

    def __init__(
        self, engine: str | None, python: str | None, modules: list[str], memory_limit_mb: int, timeout_seconds: float | None
    ) -> None:
        super().__init__()
        launcher = engine_script(engine).parents[2] / "lanes" / "cpython" / "launcher"
        interpreter = python or sys.executable
        walls = _walls(interpreter, launcher)
        self._folder = None if walls.get("mount_namespace") is True else tempfile.mkdtemp(prefix="tierup-")
        settings = {"modules": modules, "more": [], "scratchBytes": _SCRATCH_BYTES, "weakerWalls": False, "folder": self._folder}
        environment = {"LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        command = [interpreter, *_OPTIONS, str(launcher / "template.py"), json.dumps(settings)]
        self._pipe = JsonLines(command, "CPython", environment)
        self._memory_bytes = memory_limit_mb * 1024 * 1024
        self._timeout_seconds = timeout_seconds
        #: Seconds that the step may still take; None: no limit, or it was stopped.
        self._left: float | None = None
        self._stopped: str | None = None
        #: Calls that are not answered: while the host has to, the step's time stands still.
        self._out: set[int] = set()

    @property
    def pid(self) -> int:
        return self._pipe.pid

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
        while not self._messages:
            started = time.monotonic()
            ends = self._step_ends(started)
            try:
                message = self._pipe.receive(min((at for at in (deadline, ends) if at is not None), default=None))
            except TimeoutError:
                if ends is None or (deadline is not None and deadline <= ends):
                    raise
                self._halt("deadline")
            except EngineLost as error:
                raise self._gone(str(error)) from None
            else:
                self._take(message)
            if ends is not None and self._left is not None:
                self._left -= time.monotonic() - started
        return self._messages.popleft()

    def kill(self) -> None:
        self.alive = False
        self._pipe.kill()
        if self._folder is not None and self._pipe.owned:
            shutil.rmtree(self._folder, ignore_errors=True)

    # --- steps

    def _open(self) -> None:
        limits = {"deadlineMs": _SESSION_MS, "outputBytes": _OUTPUT_BYTES, "memoryBytes": self._memory_bytes}
        self._pipe.send({"kind": "session", "tools": [HOST, ASYNC_HOST], "asyncTools": [ASYNC_HOST], "inputs": {}, **limits})
        self._until_done()

    def _run_step(self, code: str, inputs: dict[str, Any]) -> dict[str, Any]:
        self._pipe.send({"kind": "step", "code": code, "inputs": inputs})
        return self._until_done()

    def _until_done(self) -> dict[str, Any]:
        try:
            while True:
                message = self._pipe.receive(time.monotonic() + _START_SECONDS)
                if message["kind"] == "done":
                    return _end(message)
        except (EngineLost, TimeoutError) as error:
            raise self._gone(str(error) or "the CPython process does not answer") from None

    def _begin_step(self, body: dict[str, Any]) -> None:
        self._left = self._timeout_seconds
        self._stopped = None
        self._out.clear()
        self._pipe.send({"kind": "step", "inputs": {}, **body})

    def _answer(self, call: int, text: str) -> None:
        self._out.discard(call)
        self._pipe.send({"kind": "answer", "call": call, "result": text})

    def _stop(self) -> None:
        self._halt("asked")

    def _halt(self, why: str) -> None:
        self._stopped = self._stopped or why
        self._left = None
        self._pipe.send({"kind": "stop"})

    def _step_ends(self, now: float) -> float | None:
        return None if self._left is None or self._out else now + self._left

    def _take(self, message: dict[str, Any]) -> None:
        kind = message["kind"]
        if kind == "output":
            for stream, text in message["chunks"]:
                self._printed(stream, text)
        elif kind == "call":
            self._out.add(message["call"])
            self._called(message["call"], json.loads(message["args"])[0])
        elif kind == "cancel":
            self._out.discard(message["call"])
            self._cancelled(message["call"])
        elif kind == "done":
            self._left = None
            self._ended(self._as_stopped(_end(message)))
            if message.get("last"):
                self.alive = False

    def _as_stopped(self, end: dict[str, Any]) -> dict[str, Any]:
        """A step that was stopped ends with a KeyboardInterrupt, unless it had ended just then."""
        if self._stopped is None or end["kind"] != "error" or end["error"]["type"] != "KeyboardInterrupt":
            return end
        if self._stopped == "asked":
            return {"kind": "interrupted", "message": "interrupted"}
        return {"kind": "limit", "limit": "time", "message": f"time limit of {self._timeout_seconds} seconds reached"}


def _end(message: dict[str, Any]) -> dict[str, Any]:
    """How a step ended, as the service says it."""
    outcome = message["outcome"]
    end = {**outcome, "exitCode": outcome.get("code")}
    value = message.get("value")
    if isinstance(value, dict) and "json" in value:
        end["value"] = json.loads(value["json"])
    return end


def _walls(interpreter: str, launcher: Path) -> dict[str, Any]:
    """What walls this machine has. Raises LaneUnavailable."""
    if not sys.platform.startswith("linux"):
        raise LaneUnavailable(f"the walls of the CPython lane need Linux, this is {sys.platform}")
    try:
        command = [interpreter, *_OPTIONS, str(launcher / "walls.py")]
        ran = subprocess.run(command, env={}, capture_output=True, text=True, timeout=20)
        found: dict[str, Any] = json.loads(ran.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise LaneUnavailable(f"{interpreter} cannot run the lane's launcher (needs Python 3.9): {error}") from None
    if found["missing"]:
        raise LaneUnavailable("walls are missing: " + ", ".join(f"{name} ({found[name]})" for name in found["missing"]))
    return found
