"""Real agents of smolagents with a scripted model, on their local executor and on ours: the same transcript."""

from __future__ import annotations

import unittest
from typing import Any, Callable

import smolagents
from scripted import ScriptedModel, Stock, add, broken, code, transcript
from smolagents import CodeAgent, ToolCallingAgent

from tierup import TierUpExecutor

VERSION = tuple(int(part) for part in smolagents.__version__.split(".")[:2])
TAKES_EXECUTOR = VERSION >= (1, 23)


def build(texts: list[str], on_tierup: bool, **options: Any) -> CodeAgent:
    """An agent that says the texts; without CodeAgent(executor=...) ours is assigned."""
    options = {"tools": [add, broken, Stock()], "model": ScriptedModel(texts), "verbosity_level": 0, **options}
    imports = options.get("additional_authorized_imports", [])
    if not on_tierup:
        return CodeAgent(**options)
    executor = TierUpExecutor(imports)
    if TAKES_EXECUTOR:
        return CodeAgent(executor=executor, **options)
    agent = CodeAgent(**options)
    agent.python_executor = executor
    return agent


class SameTranscript(unittest.TestCase):
    maxDiff = None

    def compare(self, texts: list[str], task: str = "Do it.", make: Callable[[], dict] = dict, run: Any = None, **args: Any) -> Any:
        """Runs both, compares what happened and what came out; gives ours."""
        told, results = [], []
        for on_tierup in (False, True):
            agent = build(list(texts), on_tierup, **make())
            try:
                results.append(run(agent) if run else agent.run(task, **args))
                told.append(transcript(agent))
            finally:
                if on_tierup:
                    agent.python_executor.cleanup()
        self.assertEqual(told[1], told[0])
        self.assertEqual(results[1], results[0])
        return results[1]

    def test_steps_with_tools_and_state(self) -> None:
        answer = self.compare(
            [
                code("total = add(1, 2)\nprint('total', total)"),
                code("def scaled(values, by=2):\n    return [v * by for v in values]\nnumbers = scaled([1, 2, total])\nnumbers"),
                code("left = stock(item='bolt', count=3)\nprint(left)\nleft = stock('bolt', 1)\nleft['left']"),
                code("import math\nfinal_answer({'n': numbers, 'root': math.sqrt(16), 'left': left})"),
            ]
        )
        self.assertEqual(answer, {"n": [2, 4, 6], "root": 4.0, "left": {"item": "bolt", "left": 3}})

    def test_errors_and_retries(self) -> None:
        self.compare(
            [
                code("x = 1\nprint('before')\ny = undefined_name + 1"),
                code("unknown_tool(3)"),
                *([code("x = = 3"), code("def f(:\n    pass")] if VERSION >= (1, 20) else []),
                code("import os"),
                code("broken('value')"),
                code("broken('key')"),
                code("broken('own')"),
                code("print(1 / 0)"),
                code("raise ValueError('mine')"),
                code("int('x')"),
                code("stock = 3"),
                code("try:\n    broken('value')\nexcept ValueError as error:\n    print('caught', error)\nfinal_answer(x)"),
            ],
            make=lambda: {"max_steps": 20},
        )

    def test_no_code_and_too_many_steps(self) -> None:
        self.compare(["I have no code.", code("1 + 1"), code("2"), "The answer is 5."], make=lambda: {"max_steps": 3})

    def test_output_of_every_kind_of_statement(self) -> None:
        statements = ["x = 5", "x += 1", "x", "x, y = 1, 2", "for i in range(3):\n    i * 2", "if x:\n    z = 'yes'", "d = {}\nd['k'] = [1]",
                      "while x < 3:\n    x += 1", "import re", "None", "print('only')", "'a' * 3", "[i for i in range(3)]", "x: int = 4",
                      "try:\n    1\nexcept ValueError:\n    2", "pass", "assert True", "text = 'é😀'"]  # fmt: skip
        self.compare([*map(code, statements), code("final_answer(x)")], make=lambda: {"max_steps": 40})

    def test_final_answers_of_every_type(self) -> None:
        for literal in ("None", "True", "0", "-3.5", "''", "'text'", "[1, [2]]", "(1, 'a')", "{'a': {1: 2}}", "{1, 2}", "2 ** 100", "float('inf')",
                        "range(3)", "complex(1, 2)", "1.0"):  # fmt: skip
            with self.subTest(literal):
                self.compare([code(f"final_answer({literal})")])

    @unittest.skipUnless(VERSION >= (1, 24), "before 1.24 their executor lets except Exception catch the final answer")
    def test_final_answer_inside_try_and_function(self) -> None:
        self.compare([code("def finish():\n    try:\n        final_answer('done')\n    except Exception:\n        print('caught')\nfinish()\nprint('not printed')")])

    def test_a_variable_named_final_answer(self) -> None:
        self.compare([code("final_answer = 5\nfinal_answer(final_answer)")])

    def test_additional_args_and_memory_between_runs(self) -> None:
        def run(agent: CodeAgent) -> Any:
            first = agent.run("First.", additional_args={"prices": [1.5, 2.0], "labels": {"a": (1, 2)}})
            return first, agent.run("Second.", reset=False)

        texts = [code("kept = sum(prices)\nprint(labels['a'])"), code("final_answer(kept)"), code("final_answer([kept, prices])")]
        self.assertEqual(self.compare(texts, run=run), (3.5, [3.5, [1.5, 2.0]]))

    def test_live_objects(self) -> None:
        class Frame:
            def __str__(self) -> str:
                return "<frame of 3 rows>"

            __repr__ = __str__

        frame = Frame()

        def run(agent: CodeAgent) -> Any:
            return agent.run("Look.", additional_args={"frame": frame})

        self.assertIs(self.compare([code("copy = frame\nprint(copy)"), code("final_answer(copy)")], run=run), frame)

    def test_authorised_imports(self) -> None:
        self.compare(
            [code("import json\nprint(json.dumps({'a': [1, None]}))"), code("from collections import Counter\nfinal_answer(Counter('hello').most_common(1))")],
            make=lambda: {"additional_authorized_imports": ["json"]},
        )

    @unittest.skipUnless(VERSION >= (1, 20), "before 1.20 planning needs a model that counts tokens")
    def test_planning(self) -> None:
        self.compare(
            ["A plan: add, then answer.", code("x = add(1)\nx"), "A better plan.", code("final_answer(x + 1)")],
            make=lambda: {"planning_interval": 1},
        )

    @unittest.skipUnless(VERSION >= (1, 20), "streams came with 1.20")
    def test_streaming(self) -> None:
        def run(agent: CodeAgent) -> Any:
            return [type(event).__name__ for event in agent.run("Stream.", stream=True)]

        self.compare([code("print(add(2))"), code("final_answer('end')")], make=lambda: {"stream_outputs": True}, run=run)

    def test_managed_agents(self) -> None:
        def make() -> dict:
            helper = CodeAgent(
                tools=[add], model=ScriptedModel([code("final_answer(add(20, 2))"), code("final_answer('again')")]),
                name="helper", description="Helps.", verbosity_level=0,
            )  # fmt: skip
            return {"managed_agents": [helper], "tools": []}

        texts = [code("found = helper(task='Add.')\nprint(found)"), code("final_answer(helper(task='More.', additional_args={'n': 1}))")]
        self.compare(texts, make=make)

    def test_a_managed_agent_on_tierup_too(self) -> None:
        helper = build([code("print('inside')\nfinal_answer(add(1, 1))")], True, name="helper", description="Helps.", tools=[add])
        agent = build([code("final_answer(helper(task='Add.'))")], True, managed_agents=[helper])
        self.assertIn("2", agent.run("Ask."))
        for each in (agent, helper):
            each.python_executor.cleanup()

    def test_a_tool_calling_agent_may_manage_a_code_agent(self) -> None:
        agent = build([code("final_answer(21 * 2)")], True, name="worker", description="Works.")
        self.assertEqual(agent.run("Work."), 42)
        self.assertTrue(callable(ToolCallingAgent(tools=[], model=ScriptedModel([]), managed_agents=[agent], verbosity_level=0)))
        agent.python_executor.cleanup()


class BetterThanLocal(unittest.TestCase):
    """Where their executor refuses, or is silently wrong, ours is Python."""

    def answer(self, text: str) -> Any:
        agent = build([code(text)], True, max_steps=1)
        try:
            return agent.run("Do it.")
        finally:
            agent.python_executor.cleanup()

    def test_what_it_refuses_runs(self) -> None:
        self.assertEqual(self.answer("def gen():\n    yield from range(3)\nfinal_answer(list(gen()))"), [0, 1, 2])
        self.assertEqual(self.answer("match (1, 2):\n    case (a, b): final_answer(a + b)"), 3)
        self.assertEqual(self.answer("if (n := 4) > 3: final_answer(n)"), 4)
        self.assertEqual(self.answer("class A:\n    def f(self): return 1\nclass B(A):\n    def f(self): return super().f() + 1\nfinal_answer(B().f())"), 2)
        self.assertEqual(self.answer("a, *b = 'xyz'\nfinal_answer({**{'a': a}, 'b': b})"), {"a": "x", "b": ["y", "z"]})

    def test_what_it_gets_wrong_is_right(self) -> None:
        self.assertEqual(self.answer("class A:\n    @property\n    def p(self): return 7\nfinal_answer(A().p)"), 7)
        self.assertEqual(self.answer("for i in range(3): pass\nelse: i = 'else'\nfinal_answer(i)"), "else")
        self.assertEqual(self.answer("def f(*args, **kw): return args, kw\nfinal_answer(f(1, a=2))"), ((1,), {"a": 2}))
        self.assertEqual(self.answer("def f(): 5\nfinal_answer(f())"), None)
        self.assertEqual(self.answer("try:\n    {}['k']\nexcept KeyError: final_answer('caught')"), "caught")
        self.assertEqual(self.answer("final_answer([*[1], *[2]])"), [1, 2])
        self.assertEqual(self.answer("def f(x=[]):\n    x.append(1)\n    return x\nf()\nfinal_answer(f())"), [1, 1])


if __name__ == "__main__":
    unittest.main()
