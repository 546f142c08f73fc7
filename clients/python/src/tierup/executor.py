"""The executor that agents are given."""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any, Callable, Iterable, Literal, Mapping, Sequence

from .contract import (
    BASE_IMPORTS,
    MAX_PRINTED,
    SAFE_IMPORTS,
    CodeOutput,
    ExecutionTimeoutError,
    InterpreterError,
    PythonExecutor,
    truncated,
)
from .errors import protected_name, step_error
from .handles import HandleTable
from .lane import LaneProcess, LaneUnavailable
from .process import EngineLost, EngineProcess
from .service import ServiceProcess
from .session import Session
from .steps import StepProcess

FINAL_ANSWER = "final_answer"

#: Engine processes that may end before one is ready.
_STARTS = 5


class TierUpExecutor(PythonExecutor):
    """Runs an agent's steps in an engine process of its own; tools and live objects stay in this one.

    Args:
        additional_authorized_imports: modules beside smolagents' own list that the agent may import. What the engine
            does not have is refused here, by name, unless ``fallback`` is given.
        logger: the agent's logger; not used.
        timeout_seconds: time for one step, without what its tools take; None for no limit.
        memory_limit_mb: mebibytes of the agent's values.
        max_print_outputs_length: characters of printed text that a step keeps.
        additional_functions: functions that the agent may call as it calls tools.
        allow_safe_imports: let the agent import all modules that only compute (json, functools, dataclasses, ...).
        expose: attributes of live objects that the agent may read: class to names. Never double underscores.
        fallback: what gets the whole session if an import cannot run on the engine: ``"cpython"``, a real python3 behind the
            walls of the CPython lane (on this machine or the service's), or a function that makes an executor of the list of imports.
        on_output: called with text as the agent prints it.
        restore_limit_mb: how much state is kept for the case that the engine process ends; 0 for none.
        engine, node: the folder of the engine and the Node to use, if not the packaged ones.
        python: the interpreter of the CPython lane, whose packages the agent has; default: the one that runs this.
        url, api_key: a running service (``tierup serve``) to run the steps in, instead of a process of our own. What the service
            loses is lost: no state is kept here.
    """

    def __init__(
        self,
        additional_authorized_imports: Sequence[str] = (),
        logger: Any = None,
        *,
        timeout_seconds: float | None = 30,
        memory_limit_mb: int = 512,
        max_print_outputs_length: int | None = None,
        additional_functions: Mapping[str, Callable[..., Any]] | None = None,
        allow_safe_imports: bool = False,
        expose: Mapping[type, Iterable[str]] | None = None,
        fallback: Literal["cpython"] | Callable[[list[str]], Any] | None = None,
        on_output: Callable[[str], None] | None = None,
        restore_limit_mb: float = 8,
        engine: str | None = None,
        node: str | None = None,
        python: str | None = None,
        url: str | None = None,
        api_key: str | None = None,
    ) -> None:
        self.additional_authorized_imports = list(additional_authorized_imports)
        self.authorized_imports = list(
            dict.fromkeys([*BASE_IMPORTS, *self.additional_authorized_imports, *(SAFE_IMPORTS if allow_safe_imports else ())])
        )
        self.timeout_seconds = timeout_seconds
        self.memory_limit_mb = memory_limit_mb
        self.max_print_outputs_length = MAX_PRINTED if max_print_outputs_length is None else max_print_outputs_length
        #: What was printed in the last step is under ``_print_outputs``, for agents that ask after an error.
        self.state: dict[str, Any] = {"_print_outputs": ""}
        self._functions = dict(additional_functions or {})
        self._tools: dict[str, Callable[..., Any]] = dict(self._functions)
        self._handles = HandleTable(expose or {})
        #: What the next step's logs begin with: what became of the state.
        self._notice = ""
        self._told_large = False
        self._on_output = on_output
        self._restore_bytes = 0 if url is not None else int(restore_limit_mb * 1024 * 1024)
        self._url = url
        self._api_key = api_key if api_key is not None else os.environ.get("TIERUP_API_KEY", "dify-sandbox")
        self._engine, self._node, self._python = engine, node, python
        #: Where the steps run: ``tierup``, ``cpython``, or ``other`` for an executor that ``fallback`` made.
        self.lane: Literal["tierup", "cpython", "other"] = "tierup"
        self._lock = threading.Lock()
        self._running_in: int | None = None
        self._session: Session | None = None
        self._snapshot: Any = None
        self._steps = 0
        self._start()
        self._fallback = self._choose_fallback(fallback)

    # --- what agents call

    def send_tools(self, tools: Mapping[str, Callable[..., Any]]) -> None:
        """The agent's tools and managed agents are these; they run in this process, when the agent's code calls them."""
        if self._fallback is not None:
            self._fallback.send_tools(tools)
            return
        self._tools = {**tools, **self._functions}
        if self._session is not None and self._session.usable:
            self._session.send_tools(self._tools)

    def send_variables(self, variables: Mapping[str, Any]) -> None:
        """Sets variables of the agent's program."""
        if self._fallback is not None:
            self._fallback.send_variables(variables)
            return
        self.state.update(variables)
        if variables:
            self._ready_session().send_variables(variables)

    def __call__(self, code_action: str) -> CodeOutput:
        """Runs one step. Raises InterpreterError or ExecutionTimeoutError with a text for the model."""
        if self._fallback is not None:
            return self._fallback(code_action)  # type: ignore[no-any-return]
        if self._running_in == threading.get_ident():
            raise RuntimeError("this executor is running a step already: a tool that runs code needs an executor of its own")
        with self._lock:
            self._running_in = threading.get_ident()
            try:
                return self._run(code_action)
            finally:
                self._running_in = None

    def cleanup(self) -> None:
        """Ends the engine process; the next step would start another one."""
        session, self._session = self._session, None
        self._snapshot = None
        if session is not None:
            session.close()

    def __del__(self) -> None:
        try:
            self.cleanup()
        except Exception:
            pass

    def get_variable(self, name: str) -> Any:
        """The value of a variable of the agent's program, as data or a handle. Raises KeyError if there is none."""
        return self._ready_session().get([name])[name]

    # --- steps

    def _run(self, code: str) -> CodeOutput:
        session = self._ready_session()
        self._steps += 1
        printed = [self._notice] if self._notice else []
        self._notice = ""
        try:
            outcome = session.run(code, f"<step {self._steps}>", self.timeout_seconds, lambda text: self._printed(printed, text))
        except EngineLost as error:
            raise InterpreterError(self._lost(session, str(error)).rstrip()) from None
        except TimeoutError:
            self._let_go(session)
            raise ExecutionTimeoutError(self._timeout_text()) from None
        except BaseException:
            # A KeyboardInterrupt, or a tool's: the program must not go on without us.
            session.interrupt()
            raise
        finally:
            self.state["_print_outputs"] = truncated("".join(printed), self.max_print_outputs_length)
        return self._output(session, outcome)

    def _output(self, session: Session, outcome: dict[str, Any]) -> CodeOutput:
        if session.too_large and not self._told_large:
            self._told_large = True
            self._notice = "The variables are too large to be kept in case the engine process ends.\n"
        logs = self.state["_print_outputs"]
        final = session.take_final()
        if final is not None:
            return CodeOutput(output=final[0], logs=logs, is_final_answer=True)
        kind = outcome["kind"]
        if session.refused is not None:
            text, session.refused = session.refused, None
            raise InterpreterError(f"Code execution failed due to: {text}")
        if kind == "value":
            return CodeOutput(output=session.decode(outcome["value"]), logs=logs, is_final_answer=False)
        if kind == "error":
            raise InterpreterError(step_error(outcome, session.original_error(outcome)))
        if kind == "protected":
            raise InterpreterError(protected_name(outcome))
        if kind == "exit":
            raise InterpreterError(f"Code execution failed due to: SystemExit: {outcome.get('message', outcome['code'])}")
        if kind == "limit" and outcome["limit"] == "time":
            raise ExecutionTimeoutError(self._timeout_text())
        raise InterpreterError(f"Code execution failed due to: {outcome['message']}")

    def _printed(self, printed: list[str], text: str) -> None:
        printed.append(text)
        if self._on_output is not None:
            self._on_output(text)

    def _timeout_text(self) -> str:
        return f"Code execution exceeded the maximum execution time of {self.timeout_seconds} seconds"

    # --- the engine process

    def _start(self) -> None:
        snapshots = self._restore_bytes if self.lane == "tierup" else 0
        self._handles.arrays_cross = self.lane == "cpython"
        self._session = Session(
            self._process(), self.authorized_imports, self.memory_limit_mb, self._handles, FINAL_ANSWER, snapshots
        )
        _alive.add(self)

    def _process(self) -> EngineProcess | StepProcess:
        if self._url is not None:
            lane = "cpython" if self.lane == "cpython" else None
            return ServiceProcess(self._url, self._api_key, self.memory_limit_mb, self.timeout_seconds, lane)
        if self.lane == "cpython":
            modules = [name.removesuffix(".*") for name in self.authorized_imports if name != "*"]
            return LaneProcess(self._engine, self._python, modules, self.memory_limit_mb, self.timeout_seconds)
        return EngineProcess(self._engine, self._node, self.memory_limit_mb)

    def _ready_session(self) -> Session:
        """The session, in a process of ours that lives; a new one gets the tools and what could be kept of the state."""
        session = self._session
        if session is not None and not session.usable:
            self._notice = self._lost(session, "the engine process ended between two steps")
            session = None
        for attempt in range(_STARTS):
            if session is not None:
                break
            try:
                session = self._started_session()
            except EngineLost:
                if attempt == _STARTS - 1:
                    raise InterpreterError(
                        f"Code execution failed: {_STARTS} engine processes ended one after the other before they were ready."
                    ) from None
        assert session is not None
        if not session.has_tools:
            session.send_tools(self._tools)
        return session

    def _started_session(self) -> Session:
        """A session in a fresh process, with the tools and what is known of the variables."""
        self._start()
        session = self._session
        assert session is not None
        try:
            session.send_tools(self._tools)
            missing = [] if self._snapshot is None else session.restore(self._snapshot)
        except EngineLost:
            session.snapshot = self._snapshot
            self._let_go(session)
            raise
        if missing:
            self._notice += f"Variables that could not be restored: {', '.join(missing)}.\n"
        return session

    def _lost(self, session: Session, reason: str) -> str:
        self._let_go(session)
        is_kept = self._url is None and self.lane == "tierup"
        rest = "with the variables from before this one" if is_kept else "without variables"
        return f"Code execution failed: {reason}. The next step starts {rest}.\n"

    def _let_go(self, session: Session) -> None:
        """The session is over; what is known of its variables goes into the next one."""
        session.kill()
        self._snapshot = session.snapshot
        self._handles = session.handles.successor()
        self._session = None

    def _choose_fallback(self, fallback: Literal["cpython"] | Callable[[list[str]], Any] | None) -> Any:
        """Before anything runs: a session is on one lane from its first step to its last."""
        if not self.additional_authorized_imports:
            return None
        assert self._session is not None
        known = set(self._session.process.hello()["modules"])
        missing = [name for name in self.additional_authorized_imports if name != "*" and name.split(".")[0] not in known]
        if not missing:
            return None
        self.cleanup()
        if fallback == "cpython":
            self._choose_cpython(missing)
            return None
        if fallback is not None:
            self.lane = "other"
            return fallback(self.additional_authorized_imports)
        raise InterpreterError(
            f"Authorized modules that cannot run on the tierup engine: {', '.join(missing)}. Remove them from "
            'additional_authorized_imports, or give fallback="cpython" to run agents that need them on CPython.'
        )

    def _choose_cpython(self, reasons: list[str]) -> None:
        self.lane = "cpython"
        try:
            self._start()
            assert self._session is not None and isinstance(self._session.process, StepProcess)
            missing = self._session.process.missing(sorted({name.split(".")[0] for name in reasons}))
        except (LaneUnavailable, EngineLost) as error:
            self.cleanup()
            raise InterpreterError(f"Authorized modules need the CPython lane ({', '.join(reasons)}): {error}") from None
        if missing:
            self.cleanup()
            raise InterpreterError(f"Authorized modules that are not installed on the CPython lane: {', '.join(missing)}.")
        self._notice = f"This session runs on CPython: the tierup engine has no {', '.join(reasons)}.\n"


_alive: weakref.WeakSet[TierUpExecutor] = weakref.WeakSet()


def _after_fork_in_child() -> None:
    """A child holds copies of the pipes: while it does, the engine would outlive its owner."""
    for executor in list(_alive):
        executor._lock = threading.Lock()
        executor._running_in = None
        session = executor._session
        if session is not None:
            executor._let_go(session)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
