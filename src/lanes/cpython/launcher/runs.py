"""A run or a session as the template sees it: its process, its pipes, its limits, and what may be believed of it."""

import json
import os
import signal
import sys
import time

#: What a run may say about its end; what a session may say at once.
_LONGEST_END = 1 << 20
_LONGEST_LINE = 1 << 26


class Run:
    """A run from its fork to its outcome."""

    def __init__(self, wanted, process, pipes):
        self.process = process
        self.handle = os.pidfd_open(process)
        self.pipes = {descriptor: name for name, descriptor in pipes.items()}
        self.started = time.monotonic()
        self.deadline = self.started + wanted["deadlineMs"] / 1000
        self.wanted = wanted
        self.output_left = wanted["outputBytes"]
        self.verdict = None
        self.rest = {"stdout": b"", "stderr": b""}
        self._ends = b""

    def end(self, verdict):
        """Kills the child; the outcome is this, unless it was decided before."""
        self.verdict = self.verdict or verdict
        signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def limit(self, name, message):
        """Kills the child for a limit."""
        self.end({"kind": "limit", "limit": name, "message": message})

    def stop(self):
        """Ends the run because nobody wants it."""
        self.end({"kind": "interrupted", "message": "interrupted"})

    def said(self, data):
        """Keeps what the child says about its end. Gives messages that go on at once: none."""
        self._ends += data[: _LONGEST_END - len(self._ends)]
        return ()

    def outcome(self, code, peak):
        """How it ended, with the process's exit code and its memory."""
        return self.with_usage(self.verdict or self._word(code) or _end(self.wanted, code), peak)

    def with_usage(self, outcome, peak):
        """The outcome, with what was used where it tells."""
        if outcome["kind"] in ("finished", "error", "exit"):
            outcome["usage"] = {
                "steps": 0,
                "elapsedMs": (time.monotonic() - self.started) * 1000,
                "bytes": peak,
                "outputBytes": self.wanted["outputBytes"] - self.output_left,
            }
        return outcome

    def _word(self, code):
        """What the child said, if that can be an end."""
        if self._ends.startswith(b'{"kind": "broken"'):
            sys.exit(f"the walls could not be raised: {self._ends.decode(errors='replace')}")
        said = _parsed(self._ends) if code == 0 else None
        return said if _is_outcome(said) else None


class SessionRun(Run):
    """A session: its child is handed steps and answers, and tells calls and ends of steps."""

    def __init__(self, wanted, process, pipes, orders):
        super().__init__(wanted, process, pipes)
        self.deadline = float("inf")
        self._orders = orders
        self._passed = None

    def limit(self, name, message):
        """Interrupts the step for its output, which is dropped from here on; for all else ends the session."""
        if name != "output":
            super().limit(name, message)
        elif self._passed is None:
            self._passed = {"kind": "limit", "limit": name, "message": message}
            self.stop()

    def hand(self, order):
        """Passes a step or an answer on."""
        if order["kind"] == "step":
            self.started = time.monotonic()
            self.output_left = self.wanted["outputBytes"]
            self._passed = None
        data = json.dumps(order).encode("ascii") + b"\n"
        try:
            while data:
                data = data[os.write(self._orders, data) :]
        except BrokenPipeError:
            pass  # followed by the end of the child

    def stop(self):
        """Interrupts the step; the session goes on."""
        signal.pidfd_send_signal(self.handle, signal.SIGINT)

    def said(self, data):
        """Whole messages of the child, as they may go on; none once the session is to end."""
        if self.verdict is not None:
            return ()
        *lines, self._ends = (self._ends + data).split(b"\n")
        messages = [self._message(_parsed(line)) for line in lines]
        if None in messages or len(self._ends) > _LONGEST_LINE:
            self.end({"kind": "limit", "limit": "protocol", "message": "the program wrote into the pipe of its session"})
            return ()
        return messages

    def _message(self, said):
        if not isinstance(said, dict):
            return None
        if said.get("kind") == "call":
            texts = {name: said.get(name) for name in ("tool", "args", "keywords")}
            number = said.get("call")
            is_call = isinstance(number, int) and all(isinstance(text, str) for text in texts.values())
            return {"kind": "call", "call": number, **texts} if is_call else None
        if said.get("kind") == "cancel":
            return {"kind": "cancel", "call": said.get("call")} if isinstance(said.get("call"), int) else None
        if said.get("kind") != "done" or not _is_outcome(said.get("outcome")):
            return None
        outcome = self._passed or self.with_usage(said["outcome"], self._resident_bytes())
        return {"kind": "done", "chunks": [], "outcome": outcome, "value": said.get("value")}

    def _resident_bytes(self):
        try:
            with open(f"/proc/{self.process}/statm", "rb", 0) as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0


def _parsed(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _end(wanted, code):
    """What the end of the process alone says."""
    if code == -signal.SIGXCPU:
        return {"kind": "limit", "limit": "time", "message": f"time limit of {wanted['deadlineMs']} ms reached"}
    if code < 0:
        return {"kind": "exit", "code": 128 - code, "message": f"ended by {signal.Signals(-code).name}"}
    return {"kind": "exit", "code": code}


def _is_outcome(said):
    """True for what launcher/program.py writes; a program may have written anything."""
    if not isinstance(said, dict):
        return False
    kind, error, message = said.get("kind"), said.get("error"), said.get("message")
    if kind == "error":
        texts = isinstance(error, dict) and [error.get(name) for name in ("type", "message", "traceback")]
        return bool(texts) and all(isinstance(text, str) for text in texts) and isinstance(error.get("line"), int)
    if kind == "exit":
        return isinstance(said.get("code"), int) and (message is None or isinstance(message, str))
    if kind == "limit":
        return said.get("limit") in ("memory", "steps") and isinstance(message, str)
    return kind == "finished"
