"""A session that runs nothing but steps, in the place of an engine process: the same messages, each made a step of Python.

Takes and gives what EngineProcess does. What is needed beside the agent's own steps (values, tools, handles) is done by
_in_session.py, which the first step defines in the session. Must not know: where the session is.
"""

from __future__ import annotations

import json
import os
from collections import deque
from pathlib import Path
from typing import Any, Callable

from .json_lines import EngineLost
from .process import PROTOCOL
from .step_text import binding, told_error

#: The function of the host, as the program in the session calls it; hidden behind the functions that stand for tools.
HOST = "tierup_host"
#: The same for tools that the program awaits.
ASYNC_HOST = "tierup_async_host"


class StepProcess:
    """What is common to sessions of a service and of the CPython lane."""

    def __init__(self) -> None:
        self._imports: list[str] | None = None
        self._modules: list[str] | None = None
        self._tools: frozenset[str] = frozenset()
        #: Code by the number that the session gave its step.
        self._codes: dict[int, str] = {}
        self._steps = 0
        self._run: int | None = None
        self._messages: deque[dict[str, Any]] = deque()
        #: Calls of the step that are known: one may be told again when the session has moved.
        self._calls: set[int] = set()
        self.pid_of_owner = os.getpid()
        self.alive = True

    # --- where the session is

    def _open(self) -> None:
        """Opens the session, with the functions of the host."""
        raise NotImplementedError

    def _run_step(self, code: str, inputs: dict[str, Any]) -> dict[str, Any]:
        """Runs a step of ours; how it ended."""
        raise NotImplementedError

    def _begin_step(self, body: dict[str, Any]) -> None:
        """Begins a step of the agent's; what it says goes to `_called`, `_printed`, `_cancelled` and `_ended`."""
        raise NotImplementedError

    def _answer(self, call: int, text: str) -> None:
        raise NotImplementedError

    def _stop(self) -> None:
        """Stops the step that runs."""
        raise NotImplementedError

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
        """The next message; EngineLost when the session is gone, TimeoutError at the deadline (time.monotonic())."""
        raise NotImplementedError

    # --- what Session calls

    @property
    def pid(self) -> int | None:
        return None

    @property
    def owned(self) -> bool:
        return self.pid_of_owner == os.getpid()

    def hello(self, timeout: float = 60.0) -> dict[str, Any]:
        """What the session says of itself."""
        if self._modules is None:
            self._modules = json.loads(self._step("__tierup__.encode(__tierup__.importable())"))["l"]
        return {"op": "hello", "protocol": PROTOCOL, "modules": self._modules}

    def missing(self, modules: list[str]) -> list[str]:
        """Those that are not installed where the session runs."""
        wire = json.loads(self._step("__tierup__.encode(__tierup__.missing(tierup_sent))", {"tierup_sent": modules}))
        return list(wire["l"])

    def send(self, message: dict[str, Any]) -> None:
        operation = message["op"]
        if operation == "open":
            self._imports = message["imports"]
            self._open()
            prelude = (Path(__file__).parent / "_in_session.py").read_text()
            self._step(f"{prelude}\n_install({HOST}, {ASYNC_HOST})\ndel _install, {HOST}, {ASYNC_HOST}")
        elif operation == "tools":
            self._tools = frozenset(message["tools"])
            sent = json.dumps([message["tools"], message.get("async", [])])
            self._step("__tierup__.tools(tierup_sent, globals())\ndel tierup_sent", {"tierup_sent": sent})
        elif operation == "set":
            code = "__tierup__.variables(tierup_sent, globals())\ndel tierup_sent"
            self._done(message["run"], lambda: self._step(code, {"tierup_sent": json.dumps(message["values"])}))
        elif operation == "get":
            code = "__tierup__.encode(__tierup__.values(tierup_sent, globals()))"
            self._done(message["run"], lambda: self._step(code, {"tierup_sent": message["names"]}))
        elif operation == "drop":
            self._step("__tierup__.drop(tierup_sent)\ndel tierup_sent", {"tierup_sent": message["handles"]})
        elif operation == "run":
            self._begin(message["run"], message["code"])
        elif operation == "answer":
            self._answer(message["call"], json.dumps({key: message[key] for key in ("value", "error", "ends") if key in message}))
        elif operation == "interrupt":
            self._stop()

    def kill(self) -> None:
        raise NotImplementedError

    # --- steps

    def _step(self, code: str, inputs: dict[str, Any] | None = None) -> Any:
        """Runs a step of ours; its value."""
        self._steps += 1
        end = self._run_step(code, inputs or {})
        if end["kind"] != "finished":
            raise EngineLost(f"the session could not do its part: {end.get('error') or end}")
        return end.get("value")

    def _begin(self, run: int, code: str) -> None:
        self._run = run
        bound = binding(code, self._tools)
        if bound is not None:
            self._messages.append({"op": "done", "run": run, "outcome": {"kind": "protected", **bound}})
            return
        self._steps += 1
        self._codes[self._steps] = code
        self._calls = set()
        self._begin_step({"code": code, "result": "lastStatement", "convert": "tierup_shown", "imports": self._imports})

    def _done(self, run: int, work: Callable[[], Any]) -> None:
        try:
            value = work()
            outcome = {"kind": "value", "value": None if value is None else json.loads(value)}
        except EngineLost as error:
            if not self.alive:
                raise
            outcome = {"kind": "error", "message": str(error)}
        self._messages.append({"op": "done", "run": run, "outcome": outcome})

    # --- what a step says

    def _printed(self, stream: str, text: str) -> None:
        self._messages.append({"op": "output", "stream": stream, "text": text})

    def _called(self, call: int, wanted: str) -> None:
        if call not in self._calls:
            self._calls.add(call)
            self._messages.append({"op": "want", "call": call, **json.loads(wanted)})

    def _cancelled(self, call: int) -> None:
        self._messages.append({"op": "cancel", "call": call})

    def _ended(self, end: dict[str, Any]) -> None:
        self._messages.append({"op": "done", "run": self._run, "outcome": self._outcome(end)})

    def _outcome(self, end: dict[str, Any]) -> dict[str, Any]:
        kind = end["kind"]
        if kind == "finished":
            return {"kind": "value", "value": None if end.get("value") is None else json.loads(end["value"])}
        if kind == "error":
            return {"kind": "error", "error": told_error(end["error"], self._codes, self._steps)}
        if kind == "exit":
            message = {} if end.get("message") is None else {"message": end["message"]}
            return {"kind": "exit", "code": end["exitCode"], **message}
        if kind == "lost":
            raise self._gone(f"the session is lost: {end.get('message', '')}")
        return {"kind": kind, "limit": end.get("limit"), "message": end.get("message", kind)}

    def _gone(self, reason: str) -> EngineLost:
        self.alive = False
        return EngineLost(reason)
