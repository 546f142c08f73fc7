"""A session of a running service in the place of an engine process, over the sessions API."""

from __future__ import annotations

import http.client
import json
import time
import urllib.parse
from typing import Any, Iterator

from .json_lines import EngineLost
from .steps import ASYNC_HOST, HOST, StepProcess

#: The code of a step whose session was saved: another replica goes on with it.
_MOVED = "SESSION_MOVED"
_PATIENCE_SECONDS = 15.0
_PAUSE_SECONDS = 0.2


class _Draining(Exception):
    """The replica goes away and has done nothing."""


class ServiceProcess(StepProcess):
    """`lane`: `cpython` for a session on the service's CPython lane; None: where the service runs sessions."""

    def __init__(self, url: str, api_key: str, memory_limit_mb: int, timeout_seconds: float | None, lane: str | None = None) -> None:
        super().__init__()
        self._url = urllib.parse.urlsplit(url)
        if self._url.scheme not in ("http", "https"):
            raise ValueError(f"the url of a service begins with http:// or https://, not {url!r}")
        self._key = api_key
        self._memory_limit_mb = memory_limit_mb
        self._timeout_seconds = timeout_seconds
        self._lane = lane
        self._id: str | None = None
        self._stream: http.client.HTTPResponse | None = None
        self._events: Iterator[tuple[str, Any]] | None = None

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
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
        wanted: dict[str, Any] = {"limits": {"memoryMb": self._memory_limit_mb}, "tools": [HOST], "asyncTools": [ASYNC_HOST]}
        if self._lane is not None:
            wanted["lane"] = self._lane
        with self._request("POST", "/v1/sessions", wanted) as answer:
            self._id = json.load(answer)["id"]

    def _run_step(self, code: str, inputs: dict[str, Any]) -> dict[str, Any]:
        with self._request("POST", f"{self._path}/run", {"code": code, "inputs": inputs}) as answer:
            end: dict[str, Any] = json.load(answer)
        while end["kind"] == "lost" and end.get("code") == _MOVED:
            with self._request("POST", f"{self._path}/resume", None) as answer:
                end = json.load(answer)
        return end

    def _begin_step(self, body: dict[str, Any]) -> None:
        seconds = {} if self._timeout_seconds is None else {"seconds": self._timeout_seconds}
        self._hear(f"{self._path}/run", {**body, **seconds})

    def _answer(self, call: int, text: str) -> None:
        self._request("POST", f"{self._path}/calls/{call}", {"result": text})

    def _stop(self) -> None:
        # The service stops a step whose client leaves.
        self._leave()
        self._messages.append({"op": "done", "run": self._run, "outcome": {"kind": "interrupted", "message": "interrupted"}})

    def _hear(self, path: str, body: Any) -> None:
        self._stream = self._request("POST", path, body, 600.0, Accept="text/event-stream")
        self._events = _events(self._stream)

    def _take(self, event: str, data: Any) -> None:
        if event == "output":
            self._printed(data["stream"], data["text"])
        elif event == "call":
            self._called(data["call"], data["args"][0])
        elif event == "cancel":
            self._cancelled(data["call"])
        elif event == "end":
            self._leave()
            if data["kind"] == "lost" and data.get("code") == _MOVED:
                self._hear(f"{self._path}/resume", None)
                return
            self._ended(data)

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
