"""A child process that is spoken to in lines of JSON, over pipes: what engine processes and CPython lanes have in common."""

from __future__ import annotations

import json
import os
import select
import subprocess
import tempfile
import time
from collections import deque
from typing import Any


class EngineLost(RuntimeError):
    """The process that runs the agent's program ended, or did not answer in time."""


class JsonLines:
    """For the Python process that started the child; another one that was forked off must not use it."""

    def __init__(self, command: list[str], what: str, env: dict[str, str], cwd: str | None = None) -> None:
        self._what = what
        self.pid_of_owner = os.getpid()
        self._errors = tempfile.TemporaryFile()
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=env,
            cwd=cwd,
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
        return f"the {self._what} process ended ({reason})" + (f": {tail.splitlines()[-1]}" if tail else "")
