"""What the tests share: a model that says what it is told to, tools, and agents' transcripts."""

from __future__ import annotations

import ast
import re
from typing import Any, Iterable

from smolagents import CodeAgent, Tool, tool
from smolagents.models import ChatMessage, MessageRole, Model

try:
    from smolagents.models import ChatMessageStreamDelta
except ImportError:
    ChatMessageStreamDelta = None


class ScriptedModel(Model):
    """Says the texts in turn; a list or several of code blocks is what a model would write."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self.texts = list(texts)
        self.seen: list[Any] = []

    def generate(self, messages: list[Any], **_: Any) -> ChatMessage:
        self.seen.append(messages)
        return ChatMessage(role=MessageRole.ASSISTANT, content=self.texts.pop(0))

    # Before 1.20 agents called the model itself.
    def __call__(self, messages: list[Any], **options: Any) -> ChatMessage:
        return self.generate(messages, **options)

    def generate_stream(self, messages: list[Any], **_: Any) -> Any:
        text = self.texts.pop(0)
        for start in range(0, len(text), 7):
            yield ChatMessageStreamDelta(content=text[start : start + 7])


def code(text: str) -> str:
    """A model's answer that is one block of code."""
    return f"Thought: next.\n<code>\n{text}\n</code>"


@tool
def add(a: int, b: int = 10) -> int:
    """Adds two numbers.

    Args:
        a: the first
        b: the second
    """
    return a + b


@tool
def broken(kind: str) -> str:
    """Fails.

    Args:
        kind: how
    """
    raise {"value": ValueError("no such value"), "key": KeyError("lost"), "own": OwnError("of my own")}[kind]


class OwnError(RuntimeError):
    """An exception that the engine does not know."""


class Stock(Tool):
    """A tool with state, which cannot be sent anywhere as text."""

    name = "stock"
    description = "Takes items out of the stock."
    inputs = {"item": {"type": "string", "description": "which"}, "count": {"type": "integer", "description": "how many"}}
    output_type = "object"

    def __init__(self) -> None:
        super().__init__()
        self.left = {"bolt": 7, "nut": 3}

    def forward(self, item: str, count: int) -> dict[str, Any]:
        self.left[item] -= count
        return {"item": item, "left": self.left[item]}


def transcript(agent: CodeAgent) -> list[dict[str, Any]]:
    """What happened in a run, without times and with the words that a model would read."""
    told = []
    for step in agent.memory.steps:
        error = getattr(step, "error", None)
        told.append(
            {
                "kind": type(step).__name__,
                "code": getattr(step, "code_action", None),
                "observations": getattr(step, "observations", None),
                "output": getattr(step, "action_output", None),
                "error": None if error is None else (type(error).__name__, told_first(error.message)),
                "final": getattr(step, "is_final_answer", None),
                "plan": getattr(step, "plan", None),
            }
        )
    return told


def told_first(message: str) -> str:
    """An error as far as both executors say the same: ours goes on with the lines it came from. Theirs lists a set."""
    if not message.startswith("Code parsing failed"):
        message = message.splitlines()[0]
    return re.sub(r"(?<=Authorized imports are: )\[.*\]", lambda found: str(sorted(ast.literal_eval(found[0]))), message)
