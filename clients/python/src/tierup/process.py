"""The engine's process: started with nothing but the right to read its own package, spoken to in lines of JSON."""

from __future__ import annotations

import json
import os
import select
import subprocess
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import Any

from .locate import EngineNotFound, engine_script, node_program

__all__ = ["PROTOCOL", "EngineLost", "EngineNotFound", "EngineProcess"]

#: The version of the messages that this client speaks.
PROTOCOL = 1

#: The system's time zones, for zoneinfo.
_ZONES = "/usr/share/zoneinfo"

#: Beside its values the engine needs this many mebibytes.
_BASE_MB = 256


class EngineLost(RuntimeError):
    """The engine's process ended, or did not answer in time."""


class EngineProcess:
    """One process, for the Python process that started it; another one that was forked off must not use it."""

    def __init__(self, engine: str | None, node: str | None, memory_limit_mb: int) -> None:
        script = engine_script(engine)
        self.pid_of_owner = os.getpid()
        self._errors = tempfile.TemporaryFile()
        self._child = subprocess.Popen(
            [
                node_program(node),
                "--permission",
                f"--allow-fs-read={script.parents[2]}",
                f"--allow-fs-read={script.parents[3] / 'package.json'}",
                f"--allow-fs-read={_ZONES}",
                f"--max-old-space-size={memory_limit_mb + _BASE_MB}",
                str(script),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={},
            cwd=str(script.parents[2]),
            start_new_session=True,
            bufsize=0,
        )
        assert self._child.stdin is not None and self._child.stdout is not None
        self._in = self._child.stdin.fileno()
        self._out = self._child.stdout.fileno()
        self._poll = select.poll() if hasattr(select, "poll") else None
        if self._poll is not None:
            self._poll.register(self._out, select.POLLIN | select.POLLHUP)
        self._lines: deque[bytes] = deque()
        self._partial: list[bytes] = []
        self._hello: dict[str, Any] | None = None

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def owned(self) -> bool:
        """False in a process that was forked off from the one that started it."""
        return self.pid_of_owner == os.getpid()

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    def hello(self, timeout: float = 60.0) -> dict[str, Any]:
        """What the engine says when it is ready: its version, and the modules that can be imported."""
        if self._hello is None:
            message = self.receive(time.monotonic() + timeout)
            if message.get("op") != "hello" or message.get("protocol") != PROTOCOL:
                self.kill()
                raise EngineLost(f"the engine speaks version {message.get('protocol')} of the protocol, not {PROTOCOL}")
            self._hello = message
        return self._hello

    def send(self, message: dict[str, Any]) -> None:
        data = memoryview(json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        try:
            while data:
                data = data[os.write(self._in, data) :]
        except OSError as error:
            raise EngineLost(self._end_text()) from error

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
        """The next message; EngineLost when the process has ended, TimeoutError at the deadline (time.monotonic())."""
        while not self._lines:
            if deadline is not None and self._poll is not None:
                left = deadline - time.monotonic()
                if left <= 0 or not self._poll.poll(left * 1000):
                    raise TimeoutError
            chunk = os.read(self._out, 1 << 16)
            if not chunk:
                raise EngineLost(self._end_text())
            self._split(chunk)
        return json.loads(self._lines.popleft())  # type: ignore[no-any-return]

    def _split(self, chunk: bytes) -> None:
        first, *more = chunk.split(b"\n")
        self._partial.append(first)
        for part in more:
            self._lines.append(b"".join(self._partial))
            self._partial = [part]

    def kill(self) -> None:
        """Ends the process, or lets go of it where it is another process's."""
        for pipe in (self._child.stdin, self._child.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                pass
        if self.owned:
            if self._child.poll() is None:
                self._child.kill()
            self._child.wait()
        else:
            # Not our child: there is nothing to wait for, and Popen must not try.
            self._child.returncode = 0
        self._errors.close()

    def _end_text(self) -> str:
        try:
            self._child.wait(timeout=1)
            self._errors.seek(0, os.SEEK_END)
            self._errors.seek(max(0, self._errors.tell() - 2000))
            tail = self._errors.read().decode(errors="replace").strip()
        except (OSError, ValueError, subprocess.TimeoutExpired):
            tail = ""
        code = self._child.poll()
        reason = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        if "heap out of memory" in tail:
            reason += ", out of memory"
        return f"the engine process ended ({reason})" + (f": {tail.splitlines()[-1]}" if tail else "")
