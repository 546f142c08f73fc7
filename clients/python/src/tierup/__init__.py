"""Runs the Python that agents write on the tierup engine; tools and live objects stay in this process.

    from smolagents import CodeAgent
    from tierup import TierUpExecutor

    agent = CodeAgent(tools=[...], model=model, executor=TierUpExecutor())
"""

from .executor import TierUpExecutor
from .handles import EngineValue
from .process import EngineLost, EngineNotFound

__all__ = ["EngineLost", "EngineNotFound", "EngineValue", "TierUpExecutor"]
__version__ = "0.1.0"
