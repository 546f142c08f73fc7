"""A session of a running service in the place of an engine process: the same messages, over the sessions API."""

from __future__ import annotations

import ast
import http.client
import json
import os
import re
import time
import urllib.parse
from collections import deque
from pathlib import Path
from typing import Any, Iterator

from .process import PROTOCOL, EngineLost

#: The function of the host, as the program in the service calls it; hidden behind the functions that stand for tools.
_HOST = "tierup_host"
#: The same for tools that the program awaits.
_ASYNC_HOST = "tierup_async_host"

_PLACE = re.compile(r'File "<step (\d+)>", line (\d+)(?:, in (.+))?')


#: The code of a step whose session was saved: another replica goes on with it.
_MOVED = "SESSION_MOVED"
_PATIENCE_SECONDS = 15.0
_PAUSE_SECONDS = 0.2


class _Draining(Exception):
    """The replica goes away and has done nothing."""


class ServiceProcess:
    """Sends and receives what EngineProcess does; a session of a service is behind it."""

    def __init__(self, url: str, api_key: str, memory_limit_mb: int, timeout_seconds: float | None) -> None:
        self._url = urllib.parse.urlsplit(url)
        if self._url.scheme not in ("http", "https"):
            raise ValueError(f"the url of a service begins with http:// or https://, not {url!r}")
        self._key = api_key
        self._memory_limit_mb = memory_limit_mb
        self._timeout_seconds = timeout_seconds
        self._id: str | None = None
        self._imports: list[str] | None = None
        self._modules: list[str] | None = None
        self._tools: frozenset[str] = frozenset()
        #: Code by the number that the service gave its step.
        self._codes: dict[int, str] = {}
        self._steps = 0
        self._run: int | None = None
        self._stream: http.client.HTTPResponse | None = None
        self._events: Iterator[tuple[str, Any]] | None = None
        self._messages: deque[dict[str, Any]] = deque()
        #: Calls of the step that are known: one may be told again when the session has moved.
        self._calls: set[int] = set()
        self.pid_of_owner = os.getpid()
        self.alive = True

    @property
    def pid(self) -> None:
        return None

    @property
    def owned(self) -> bool:
        return self.pid_of_owner == os.getpid()

    def hello(self, timeout: float = 60.0) -> dict[str, Any]:
        """What the engine of the service says of itself."""
        if self._modules is None:
            self._modules = json.loads(self._step("__tierup__.encode(__tierup__.importable())"))["l"]
        return {"op": "hello", "protocol": PROTOCOL, "modules": self._modules}

    def send(self, message: dict[str, Any]) -> None:
        operation = message["op"]
        if operation == "open":
            self._imports = message["imports"]
            self._open()
        elif operation == "tools":
            self._tools = frozenset(message["tools"])
            sent = [message["tools"], message.get("async", [])]
            self._step("__tierup__.tools(*tierup_sent, globals())\ndel tierup_sent", {"tierup_sent": sent})
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
            answer = {key: message[key] for key in ("value", "error", "ends") if key in message}
            self._request("POST", f"{self._path}/calls/{message['call']}", {"result": json.dumps(answer)})
        elif operation == "interrupt":
            # The service stops a step whose client leaves.
            self._leave()
            self._messages.append({"op": "done", "run": self._run, "outcome": {"kind": "interrupted", "message": "interrupted"}})

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
        """The next message; EngineLost when the session is gone, TimeoutError at the deadline (time.monotonic())."""
        while not self._messages:
            if self._events is None:
                raise EngineLost("no step runs in the service")
            self._wait_until(deadline)
            try:
                event, data = next(self._events)
            except StopIteration:
                raise EngineLost("the service ended the step without a word") from None
            except TimeoutError:
                raise
            except (OSError, http.client.HTTPException) as error:
                raise self._gone(str(error)) from error
            self._take(event, data)
        return self._messages.popleft()

    def kill(self) -> None:
        self.alive = False
        self._leave()
        session, self._id = self._id, None
        if session is not None and self.owned:
            try:
                self._request("DELETE", f"/v1/sessions/{session}", None)
            except (EngineLost, RuntimeError):
                pass

    # --- the sessions API

    @property
    def _path(self) -> str:
        return f"/v1/sessions/{self._id}"

    def _open(self) -> None:
        limits = {"memoryMb": self._memory_limit_mb}
        with self._request("POST", "/v1/sessions", {"limits": limits, "tools": [_HOST], "asyncTools": [_ASYNC_HOST]}) as answer:
            self._id = json.load(answer)["id"]
        prelude = (Path(__file__).parent / "_in_session.py").read_text()
        self._step(f"{prelude}\n_install({_HOST}, {_ASYNC_HOST})\ndel _install, {_HOST}, {_ASYNC_HOST}")

    def _request(self, method: str, path: str, body: Any, timeout: float = 60.0, **headers: str) -> http.client.HTTPResponse:
        """The answer; a replica that goes away has done nothing, and another is asked."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                return self._request_once(method, path, body, timeout, headers)
            except _Draining as error:
                if time.monotonic() > end:
                    raise EngineLost(str(error)) from error
                time.sleep(_PAUSE_SECONDS)

    def _request_once(
        self, method: str, path: str, body: Any, timeout: float, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        kind = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
        connection = kind(self._url.netloc, timeout=timeout)
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers = {**headers, "Content-Type": "application/json"}
        try:
            connection.request(method, self._url.path.rstrip("/") + path, data, {"X-Api-Key": self._key, **headers})
            response = connection.getresponse()
            if response.status < 300:
                return response
            text = response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise self._gone(f"the service at {self._url.netloc} does not answer: {error}") from error
        if response.status == 503 and '"DRAINING"' in text:
            raise _Draining(f"the service is going away: {text[:300]}")
        if response.status in (404, 410) and self._id is not None and "CALL_NOT_FOUND" not in text:
            raise self._gone(f"the session is gone: {text[:300]}")
        if response.status in (404, 409) and "CALL_NOT_FOUND" in text:
            return response
        raise EngineLost(f"the service refused ({response.status}): {text[:300]}")

    def _gone(self, reason: str) -> EngineLost:
        self.alive = False
        return EngineLost(reason)

    def _step(self, code: str, inputs: dict[str, Any] | None = None) -> Any:
        """Runs a step of ours; its value."""
        self._steps += 1
        with self._request("POST", f"{self._path}/run", {"code": code, "inputs": inputs or {}}) as answer:
            end = json.load(answer)
        while end["kind"] == "lost" and end.get("code") == _MOVED:
            with self._request("POST", f"{self._path}/resume", None) as answer:
                end = json.load(answer)
        if end["kind"] != "finished":
            raise EngineLost(f"the service could not do its part: {end.get('error') or end}")
        return end.get("value")

    def _begin(self, run: int, code: str) -> None:
        self._run = run
        bound = _binding(code, self._tools)
        if bound is not None:
            self._messages.append({"op": "done", "run": run, "outcome": {"kind": "protected", **bound}})
            return
        self._steps += 1
        self._codes[self._steps] = code
        body: dict[str, Any] = {"code": code, "result": "lastStatement", "convert": "tierup_shown", "imports": self._imports}
        if self._timeout_seconds is not None:
            body["seconds"] = self._timeout_seconds
        self._calls = set()
        self._hear(f"{self._path}/run", body)

    def _hear(self, path: str, body: Any) -> None:
        self._stream = self._request("POST", path, body, 600.0, Accept="text/event-stream")
        self._events = _events(self._stream)

    def _done(self, run: int, work: Any) -> None:
        try:
            value = work()
            outcome = {"kind": "value", "value": None if value is None else json.loads(value)}
        except EngineLost as error:
            if not self.alive:
                raise
            outcome = {"kind": "error", "message": str(error)}
        self._messages.append({"op": "done", "run": run, "outcome": outcome})

    def _take(self, event: str, data: Any) -> None:
        if event == "output":
            self._messages.append({"op": "output", **data})
        elif event == "call":
            if data["call"] in self._calls:
                return
            self._calls.add(data["call"])
            self._messages.append({"op": "want", "call": data["call"], **json.loads(data["args"][0])})
        elif event == "cancel":
            self._messages.append({"op": "cancel", "call": data["call"]})
        elif event == "end":
            self._leave()
            if data["kind"] == "lost" and data.get("code") == _MOVED:
                self._hear(f"{self._path}/resume", None)
                return
            self._messages.append({"op": "done", "run": self._run, "outcome": self._outcome(data)})

    def _outcome(self, end: dict[str, Any]) -> dict[str, Any]:
        kind = end["kind"]
        if kind == "finished":
            return {"kind": "value", "value": None if end.get("value") is None else json.loads(end["value"])}
        if kind == "error":
            return {"kind": "error", "error": self._error(end["error"])}
        if kind == "exit":
            return {"kind": "exit", "code": end["exitCode"]}
        if kind == "lost":
            raise self._gone(f"the session is lost: {end.get('message', '')}")
        return {"kind": kind, "limit": end.get("limit"), "message": end.get("message", kind)}

    def _error(self, error: dict[str, Any]) -> dict[str, Any]:
        places: list[dict[str, Any]] = []
        top = 0
        for step, line, name in _PLACE.findall(error["traceback"]):
            code = self._codes.get(int(step))
            if code is None:
                continue
            number = int(line)
            if int(step) == self._steps and (name or "<module>") == "<module>":
                top = number
            lines = code.split("\n")
            text = lines[number - 1].strip() if number <= len(lines) else ""
            places.append({"line": number, "name": name or "<module>", "text": text})
        code = self._codes.get(self._steps, "")
        told: dict[str, Any] = {"type": error["type"], "message": error["message"], "places": places[-20:]}
        told["statement"] = _statement_at(code, top)
        if error["type"] in ("SyntaxError", "IndentationError", "TabError") and len(places) == 1:
            told["syntax"] = _syntax(error, places[0], code.split("\n")[places[0]["line"] - 1])
        else:
            told["message"] = _message(error)
        return told

    def _wait_until(self, deadline: float | None) -> None:
        stream = self._stream
        connection = getattr(getattr(stream, "fp", None), "raw", None)
        socket = getattr(connection, "_sock", None)
        if deadline is None or socket is None:
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        socket.settimeout(left)

    def _leave(self) -> None:
        stream, self._stream, self._events = self._stream, None, None
        if stream is not None:
            stream.close()


def _events(stream: http.client.HTTPResponse) -> Iterator[tuple[str, Any]]:
    event = ""
    while True:
        line = stream.readline()
        if not line:
            return
        text = line.decode().rstrip("\r\n")
        if text.startswith("event: "):
            event = text[7:]
        elif text.startswith("data: "):
            yield event, json.loads(text[6:])


def _message(error: dict[str, Any]) -> str:
    """The exception's own text: the service shows it with its class in front."""
    message: str = error["message"]
    return message.removeprefix(f"{error['type']}: ") if message != error["type"] else ""


def _syntax(error: dict[str, Any], place: dict[str, Any], source: str) -> dict[str, Any]:
    """What the traceback shows of a syntax error: the line, and where its mark begins; `source`: the whole line."""
    lines = error["traceback"].rstrip("\n").split("\n")
    marks = [line for line in lines if line.strip().startswith("^")]
    indent = len(source) - len(source.lstrip())
    offset = marks[0].index("^") - 4 + 1 + indent if marks else 0
    message = re.sub(r" \(<step \d+>, line \d+\)$", "", _message(error))
    return {"message": message, "line": place["line"], "offset": offset, "text": source + "\n"}


def _parsed(code: str) -> list[ast.stmt]:
    """Statements at the top level; none where this Python does not know the syntax."""
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError):
        return []


def _statement_at(code: str, line: int) -> str:
    for statement in _parsed(code):
        first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])
        if first <= line <= (statement.end_lineno or first):
            return "\n".join(code.split("\n")[first - 1 : statement.end_lineno])
    lines = code.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _binding(code: str, names: frozenset[str]) -> dict[str, str] | None:
    """The first statement that gives a value to one of the names."""
    if not any(name in code for name in names):
        return None
    for statement in _parsed(code):
        for node in _own_nodes(statement):
            name = node.id if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) else getattr(node, "name", None)
            if name in names:
                return {"name": str(name), "statement": ast.get_source_segment(code, statement) or ""}
    return None


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """What is done when a statement of the top level is run, without the bodies of what it defines."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending.extend(ast.iter_child_nodes(node))
