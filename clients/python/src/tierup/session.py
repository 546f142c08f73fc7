"""One session in an engine process: what goes over the pipe for it, and the tools that its program calls."""

from __future__ import annotations

import builtins
import threading
import time
from typing import Any, Callable, Mapping

from .async_tools import AsyncTools, coroutine_of, is_async
from .handles import HandleTable
from .process import EngineLost, EngineProcess
from .steps import StepProcess
from .values import Decoder, Encoder

_ID = 1

#: Seconds that the engine gets beyond the limit of a step to end it by itself.
_GRACE = 3.0


class Session:
    """Not for several threads at once: the executor holds a lock."""

    def __init__(
        self,
        process: EngineProcess | StepProcess,
        imports: list[str],
        memory_limit_mb: int,
        handles: HandleTable,
        final_answer: str,
        snapshot_characters: int,
    ) -> None:
        self.process = process
        #: The variables after the last step of which they are known.
        self.snapshot: Any = None
        #: The variables are larger than may be kept.
        self.too_large = False
        self.has_tools = False
        self.handles = handles
        self._snapshot_characters = snapshot_characters
        self._collector: threading.Thread | None = None
        self._tools: dict[str, Callable[..., Any]] = {}
        self._awaited: list[str] = []
        self._final_answer = final_answer
        self._final: tuple[Any] | None = None
        self._runs = 0
        self._errors: dict[int, BaseException] = {}
        self._async_tools = AsyncTools()
        #: Held by whoever makes or takes values of a call and sends: async tools are answered from a thread of their own.
        self._turn = threading.Lock()
        self._lost = False
        #: Why variables that were sent could not be set.
        self.refused: str | None = None
        self.process.send(
            {"op": "open", "session": _ID, "imports": imports, "limits": {"maxBytes": memory_limit_mb * 1024 * 1024}}
        )

    @property
    def usable(self) -> bool:
        return not self._lost and self.process.alive

    def send_tools(self, tools: Mapping[str, Callable[..., Any]]) -> None:
        self._collect()
        if not self.has_tools or _described(tools) != _described(self._tools):
            names = {name: _documentation(tool) for name, tool in tools.items()}
            self._awaited = [name for name, tool in tools.items() if is_async(tool)]
            self.process.send({"op": "tools", "session": _ID, "tools": names, "async": self._awaited})
        self._tools = dict(tools)
        self.has_tools = True

    def send_variables(self, variables: Mapping[str, Any]) -> None:
        """Sent at once; what went wrong with them is told by the next run."""
        self._collect()
        encoder = Encoder(self.handles)
        values = [part for name, value in variables.items() for part in (name, encoder.value(value))]
        self._runs += 1
        self.process.send({"op": "set", "session": _ID, "run": self._runs, "values": values})

    def get(self, names: list[str]) -> dict[str, Any]:
        self._collect()
        self._runs += 1
        self.process.send({"op": "get", "session": _ID, "run": self._runs, "names": names})
        outcome = self._until_done(None, None)
        if outcome["kind"] != "value":
            raise RuntimeError(f"the variables cannot cross: {outcome}")
        found: list[Any] = self.decode(outcome["value"])
        return dict(zip(found[::2], found[1::2]))

    def run(
        self, code: str, filename: str, timeout: float | None, on_output: Callable[[str], None]
    ) -> dict[str, Any]:
        """Runs code to its end; the program's calls are carried out meanwhile, in this thread."""
        self._collect()
        self.process.hello()
        self._final = None
        self._errors.clear()
        dropped = self.handles.take_dropped()
        if dropped:
            self.process.send({"op": "drop", "session": _ID, "handles": dropped})
        self._runs += 1
        message: dict[str, Any] = {"op": "run", "session": _ID, "run": self._runs, "code": code, "filename": filename}
        if timeout is not None:
            message["timeoutMs"] = timeout * 1000
        if self._snapshot_characters > 0:
            message["snapshotCharacters"] = self._snapshot_characters
        self.process.send(message)
        return self._until_done(timeout, on_output)

    def restore(self, snapshot: Any) -> list[str]:
        """Makes the variables of a snapshot again; gives the names of those that are not there again."""
        self._runs += 1
        self.process.send({"op": "restore", "session": _ID, "run": self._runs, "snapshot": snapshot})
        outcome = self._until_done(60.0, None)
        self.snapshot = snapshot
        return list(self.decode(outcome["value"])) if outcome["kind"] == "value" else ["all variables"]

    # --- the variables after a step

    def _save(self, snapshot: Any) -> None:
        if snapshot == "large":
            self.too_large = True
        elif snapshot == "later":
            # The agent goes on with its answer; what comes meanwhile is read beside it.
            self._collector = threading.Thread(target=self._await_saved, daemon=True)
            self._collector.start()
        elif snapshot not in (None, "same"):
            self.snapshot = snapshot

    def _await_saved(self) -> None:
        try:
            while True:
                message = self.process.receive(time.monotonic() + 30.0)
                if message["op"] == "saved":
                    self._save(message["snapshot"])
                    return
                if message["op"] == "drop":
                    self.handles.forget(message["handles"])
        except (EngineLost, TimeoutError, OSError, ValueError):
            pass

    def _collect(self) -> None:
        if self._collector is not None:
            self._collector.join()
            self._collector = None

    def _until_done(self, timeout: float | None, on_output: Callable[[str], None] | None) -> dict[str, Any]:
        self.process.hello()
        left = None if timeout is None else timeout + _GRACE
        while True:
            started = time.monotonic()
            message = self.process.receive(None if left is None else started + left)
            if left is not None:
                left -= time.monotonic() - started
            op = message["op"]
            if op == "output":
                if on_output is not None:
                    on_output(message["text"])
            elif op == "want":
                self._answer(message)
            elif op == "cancel":
                self._async_tools.cancel(message["call"])
            elif op == "drop":
                self.handles.forget(message["handles"])
            elif op == "done":
                if message["run"] == self._runs:
                    self._save(message.get("snapshot"))
                    return message["outcome"]  # type: ignore[no-any-return]
                self._check_set(message)
            elif op == "fault":
                raise EngineLost(f"the engine did not understand: {message['message']}")

    def _check_set(self, message: dict[str, Any]) -> None:
        """Variables that could not be set would make the step wrong in silence."""
        outcome = message["outcome"]
        if outcome["kind"] != "value":
            self.refused = f"the variables could not be set: {outcome.get('error', outcome).get('message')}"

    # --- calls of the program

    def _answer(self, wanted: dict[str, Any]) -> None:
        """Carries out what the program wants; an async tool beside this thread, which reads on."""
        if wanted["kind"] == "tool" and wanted["tool"] in self._awaited:
            self._async_tools.begin(wanted["call"], lambda: self._answer_later(wanted))
            return
        try:
            value = self._carry_out(wanted)
        except Exception as error:
            self._send_error(wanted, error)
        else:
            self._send_answer(wanted, value)

    async def _answer_later(self, wanted: dict[str, Any]) -> None:
        try:
            try:
                with self._turn:
                    args, keywords = self._arguments(wanted)
                value = await coroutine_of(self._tools[wanted["tool"]], args, keywords)
            except Exception as error:
                self._send_error(wanted, error)
            else:
                self._send_answer(wanted, value)
        except EngineLost:
            pass  # the thread that reads learns of it

    def _send_answer(self, wanted: dict[str, Any], value: Any) -> None:
        answer: dict[str, Any] = {"op": "answer", "session": _ID, "call": wanted["call"]}
        with self._turn:
            if wanted["kind"] == "tool" and wanted["tool"] == self._final_answer:
                self._final = (value,)
                answer["ends"] = True
            else:
                try:
                    answer["value"] = Encoder(self.handles).value(value)
                except Exception as error:
                    answer["error"] = self._noted(wanted, error)
            self.process.send(answer)

    def _send_error(self, wanted: dict[str, Any], error: Exception) -> None:
        with self._turn:
            self.process.send({"op": "answer", "session": _ID, "call": wanted["call"], "error": self._noted(wanted, error)})

    def _noted(self, wanted: dict[str, Any], error: Exception) -> dict[str, str]:
        self._errors[wanted["call"]] = error
        return {"type": _builtin_class(error), "message": _error_message(error)}

    def _carry_out(self, wanted: dict[str, Any]) -> Any:
        kind = wanted["kind"]
        if kind == "read":
            return self.handles.read(wanted["handle"], wanted["name"])
        if kind == "text":
            value = self.handles.object_of(wanted["handle"])
            return str(value) if wanted["form"] == "str" else repr(value)
        with self._turn:
            args, keywords = self._arguments(wanted)
        if kind == "call":
            return self.handles.callable_of(wanted["handle"])(*args, **keywords)
        return self._tools[wanted["tool"]](*args, **keywords)

    def _arguments(self, wanted: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        decoder = Decoder(self.handles)
        args = [decoder.value(arg) for arg in wanted["args"]]
        named = [decoder.value(part) for part in wanted["keywords"]]
        return args, dict(zip(named[::2], named[1::2]))

    def take_final(self) -> tuple[Any] | None:
        final, self._final = self._final, None
        return final

    def original_error(self, outcome: dict[str, Any]) -> BaseException | None:
        """The exception of a tool that ended the program."""
        return self._errors.get(outcome["error"].get("call", -1))

    def decode(self, wire: Any) -> Any:
        return Decoder(self.handles).value(wire)

    # --- ends

    def interrupt(self) -> None:
        """Stops the program that runs; a process that does not obey is ended."""
        self._async_tools.cancel()
        try:
            self.process.send({"op": "interrupt", "session": _ID})
            while self.process.receive(time.monotonic() + _GRACE).get("run") != self._runs:
                pass
        except (EngineLost, TimeoutError):
            self.kill()

    def kill(self) -> None:
        self._lost = True
        self.close()

    def close(self) -> None:
        self._async_tools.close()
        self.handles.closed = True
        self.process.kill()
        if self.process.owned:
            self._collect()


def _described(tools: Mapping[str, Any]) -> dict[str, tuple[str, bool]]:
    """What the engine knows of the tools."""
    return {name: (_documentation(tool), is_async(tool)) for name, tool in tools.items()}


def _documentation(tool: Any) -> str:
    return str(getattr(tool, "description", None) or getattr(tool, "__doc__", None) or "")


def _builtin_class(error: Exception) -> str:
    """The nearest class of the error that the engine has too."""
    return next(cls.__name__ for cls in type(error).__mro__ if getattr(builtins, cls.__name__, None) is cls)


def _error_message(error: Exception) -> str:
    """The text of the error; a KeyError's is its key, which the engine quotes again."""
    if type(error) is KeyError and len(error.args) == 1 and isinstance(error.args[0], str):
        return error.args[0]
    return str(error)
