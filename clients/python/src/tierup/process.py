"""The engine's process: started with nothing but the right to read its own package, spoken to in lines of JSON."""

from __future__ import annotations

import time
from typing import Any

from .json_lines import EngineLost, JsonLines
from .locate import EngineNotFound, engine_script, node_program

__all__ = ["PROTOCOL", "EngineLost", "EngineNotFound", "EngineProcess"]

#: The version of the messages that this client speaks.
PROTOCOL = 1

#: The system's time zones, for zoneinfo.
_ZONES = "/usr/share/zoneinfo"

#: Beside its values the engine needs this many mebibytes.
_BASE_MB = 256


class EngineProcess(JsonLines):
    """One engine; any number of sessions could be in it."""

    def __init__(self, engine: str | None, node: str | None, memory_limit_mb: int) -> None:
        script = engine_script(engine)
        command = [
            node_program(node),
            "--permission",
            f"--allow-fs-read={script.parents[2]}",
            f"--allow-fs-read={script.parents[3] / 'package.json'}",
            f"--allow-fs-read={_ZONES}",
            f"--max-old-space-size={memory_limit_mb + _BASE_MB}",
            str(script),
        ]
        super().__init__(command, "engine", {}, str(script.parents[2]))
        self._hello: dict[str, Any] | None = None

    def hello(self, timeout: float = 60.0) -> dict[str, Any]:
        """What the engine says when it is ready: its version, and the modules that can be imported."""
        if self._hello is None:
            message = self.receive(time.monotonic() + timeout)
            if message.get("op") != "hello" or message.get("protocol") != PROTOCOL:
                self.kill()
                raise EngineLost(f"the engine speaks version {message.get('protocol')} of the protocol, not {PROTOCOL}")
            self._hello = message
        return self._hello
