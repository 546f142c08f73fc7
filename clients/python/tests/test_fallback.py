"""Sessions that need what the engine does not have: the whole of them on the CPython lane, here and at a service."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
import unittest
from pathlib import Path

from scripted import ScriptedModel, add, code
from smolagents import CodeAgent
from test_service import KEY, Service

from tierup import TierUpExecutor
from tierup.contract import ExecutionTimeoutError, InterpreterError
from tierup.lane import LaneProcess, LaneUnavailable

try:
    import numpy
except ImportError:
    numpy = None

#: Installed wherever the tests run, and nothing that the engine has.
PACKAGE = "yaml"


def _refusal() -> str | None:
    """Why this machine has no CPython lane."""
    try:
        LaneProcess(None, None, [], 64, 1).kill()
    except LaneUnavailable as error:
        return str(error)
    return None


WHY_NO_LANE = _refusal()
_reason = Path(sys.prefix) / "numpy-missing"
WHY_NO_NUMPY = None if numpy is not None else f"no numpy: {_reason.read_text().strip() if _reason.exists() else 'not installed'}"


class Steps:
    """What both places do; `make` says where."""

    def make(self, imports: list[str], **options: object) -> TierUpExecutor:
        raise NotImplementedError

    def fails(self, executor: TierUpExecutor, text: str, kind: type = InterpreterError) -> str:
        with self.assertRaises(kind) as caught:
            executor(text)
        return str(caught.exception)

    def test_the_session_is_on_cpython_and_says_so(self) -> None:
        executor = self.make([PACKAGE])
        self.assertEqual(executor.lane, "cpython")
        first = executor(f"import {PACKAGE}\nkept = {PACKAGE}.safe_load('a: [1, 2]')\nprint(kept)")
        self.assertIn(f"runs on CPython: the tierup engine has no {PACKAGE}.", first.logs)
        self.assertTrue(first.logs.endswith("{'a': [1, 2]}\n"))
        second = executor("kept['a']")
        self.assertEqual((second.output, second.logs), ([1, 2], ""))

    def test_the_last_statement_has_a_value(self) -> None:
        executor = self.make([PACKAGE])
        for text, value in [
            ("x = 5", 5),
            ("x += 1", 6),
            ("a, b = 1, 2", (1, 2)),
            ("for i in range(3):\n    i * 2\n    None", 4),
            ("if x:\n    7\n    print('p')", 7),
            ("while x:\n    x -= 1", None),
            ("d = {}\nd['k'] = 3", 3),
            ("d['k'] += 1", 4),
            ("import math", None),
            ("", None),
        ]:
            with self.subTest(text):
                self.assertEqual(executor(text).output, value)
        self.assertEqual(executor("def f(): pass").output.__name__, "f")

    def test_errors_are_worded_as_on_the_engine(self) -> None:
        cpython, engine = self.make([PACKAGE]), TierUpExecutor()
        self.addCleanup(engine.cleanup)
        tools = {"broken": lambda: [][0], "add": add}
        for executor in (cpython, engine):
            executor.send_tools(tools)
        for text in (
            "def f(d):\n    return d['k']\nx = 1\nf({})",
            "unknown + 1",
            "unknown(1)",
            "x = (1,",
            "1 / 0",
            "broken()",
            "add = 3",
            "raise ValueError('a\\nb')",
        ):
            with self.subTest(text):
                self.assertEqual(self.fails(cpython, text).removesuffix("."), self.fails(engine, text).removesuffix("."))
        self.assertIn("Import of os is not allowed. Authorized imports are: [", self.fails(cpython, "import os"))
        self.assertEqual(cpython("try:\n    broken()\nexcept IndexError:\n    caught = 1\ncaught").output, 1)

    def test_tools_run_here_and_objects_stay_here(self) -> None:
        class Picture:
            size = (3, 4)

        picture, threads = Picture(), []
        executor = self.make([PACKAGE], expose={Picture: ["size"]})
        tools = {
            "load": lambda name, scale=1: threads.append(threading.get_ident()) or picture,
            "final_answer": lambda value: value,
        }
        executor.send_tools(tools)
        executor.send_variables({"name": "x"})
        self.assertIs(executor("p = load(name, scale=(1, 2))\np").output, picture)
        self.assertEqual(executor("p.size").output, (3, 4))
        self.assertIn("may read", self.fails(executor, "p.secret"))
        self.assertEqual(threads, [threading.get_ident()])
        final = executor("try:\n    final_answer(p)\nexcept Exception:\n    pass\nprint('no')")
        self.assertEqual((final.output, final.is_final_answer), (picture, True))

    def test_async_tools_run_side_by_side(self) -> None:
        started: list[str] = []
        all_there = asyncio.Event()

        async def ask(name: str) -> str:
            started.append(name)
            if len(started) == 3:
                all_there.set()
            await all_there.wait()
            return f"to {name}"

        executor = self.make([PACKAGE, "asyncio"])
        executor.send_tools({"ask": ask})
        step = "import asyncio\nasync def main():\n    return await asyncio.gather(ask('a'), ask('b'), ask('c'))\n"
        self.assertEqual(executor(step + "asyncio.run(main())").output, ["to a", "to b", "to c"])

    def test_output_is_streamed(self) -> None:
        seen: list[str] = []
        executor = self.make([PACKAGE], on_output=seen.append)
        told: list[list[str]] = []
        executor.send_tools({"look": lambda: told.append(list(seen))})
        executor("print('before')\nlook()\nprint('after')")
        self.assertEqual(("".join(told[0]), "".join(seen)), ("before\n", "before\nafter\n"))

    def test_limits_hold_and_the_session_goes_on(self) -> None:
        executor = self.make([PACKAGE], timeout_seconds=1, memory_limit_mb=256)
        executor.send_tools({"slow": lambda: time.sleep(1.5)})
        executor("kept = 5")
        self.assertEqual(executor("slow()\nkept").output, 5, "what tools take is not counted")
        self.fails(executor, "while True: pass", ExecutionTimeoutError)
        self.assertIn("memory", self.fails(executor, "b'x' * 10**10"))
        self.assertIn("SystemExit: 3", self.fails(executor, "raise SystemExit(3)"))
        self.assertEqual(executor("kept").output, 5)

    @unittest.skipIf(numpy is None, WHY_NO_NUMPY)
    def test_arrays_cross_as_data(self) -> None:
        executor = self.make(["numpy"])
        executor.send_tools({"double": lambda values: values * 2, "final_answer": lambda value: value})
        executor.send_variables({"given": numpy.eye(2)})
        step = executor("import numpy as np\ntwice = double(np.arange(6.0).reshape(2, 3))\nprint(given.sum(), twice.shape)\ntwice")
        self.assertTrue(step.logs.endswith("2.0 (2, 3)\n"))
        numpy.testing.assert_array_equal(step.output, numpy.arange(6.0).reshape(2, 3) * 2)
        self.assertEqual(executor("np.int64(3), np.float32(0.5), twice.max()").output, (3, 0.5, 10.0))
        self.assertEqual(executor("final_answer(np.linalg.det(np.eye(3)))").output, 1.0)

    @unittest.skipIf(numpy is None, WHY_NO_NUMPY)
    def test_an_agent(self) -> None:
        executor = self.make(["numpy"])
        texts = [
            code("import numpy as np\ntotal = add(2, b=int(np.array([1, 2]).sum()))\nprint(total)"),
            code("total / 0"),
            code("final_answer({'total': total, 'mean': np.mean([1, 2])})"),
        ]
        agent = CodeAgent(tools=[add], model=ScriptedModel(texts), executor=executor, additional_authorized_imports=["numpy"])
        self.assertEqual(agent.run("count"), {"total": 5, "mean": 1.5})
        errors = [step.error for step in agent.memory.steps if getattr(step, "error", None)]
        self.assertIn("ZeroDivisionError", str(errors[0]))
        self.assertEqual(len(errors), 1)


@unittest.skipIf(WHY_NO_LANE is not None, WHY_NO_LANE)
class Here(Steps, unittest.TestCase):
    def make(self, imports: list[str], **options: object) -> TierUpExecutor:
        executor = TierUpExecutor(imports, fallback="cpython", **options)
        self.addCleanup(executor.cleanup)
        executor.send_tools({})
        return executor

    def test_what_the_engine_has_stays_on_it(self) -> None:
        executor = self.make(["json"])
        self.assertEqual((executor.lane, executor("1 + 1").logs), ("tierup", ""))

    def test_what_nothing_has_is_refused_by_name(self) -> None:
        with self.assertRaisesRegex(InterpreterError, "not installed on the CPython lane: no_such_package"):
            TierUpExecutor([PACKAGE, "no_such_package"], fallback="cpython")
        with self.assertRaisesRegex(InterpreterError, f'engine: {PACKAGE}.*fallback="cpython"'):
            TierUpExecutor([PACKAGE])

    def test_the_walls_are_up(self) -> None:
        executor = self.make([PACKAGE, "os", "socket"])
        secret = Path(__file__).resolve()
        self.assertIn("PermissionError", self.fails(executor, f"open({str(secret)!r}).read()"))
        self.assertIn("PermissionError", self.fails(executor, "import os\nos.fork()"))
        self.assertIn("PermissionError", self.fails(executor, "import socket\nsocket.socket()"))

    def test_a_process_that_ends_loses_its_variables_and_says_so(self) -> None:
        executor = self.make([PACKAGE])
        executor("kept = 5")
        os.kill(executor._session.process.pid, signal.SIGKILL)
        self.assertIn("next step starts without variables", self.fails(executor, "kept"))
        self.assertEqual(executor("1 + 1").output, 2)


@unittest.skipIf(WHY_NO_LANE is not None, WHY_NO_LANE)
class AtAService(Steps, unittest.TestCase):
    service: Service

    @classmethod
    def setUpClass(cls) -> None:
        cls.service = Service(TIERUP_LANE="auto", TIERUP_PYTHON=sys.executable)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.service.end()

    def make(self, imports: list[str], **options: object) -> TierUpExecutor:
        executor = TierUpExecutor(imports, fallback="cpython", url=self.service.url, api_key=KEY, **options)
        self.addCleanup(executor.cleanup)
        executor.send_tools({})
        return executor


if __name__ == "__main__":
    unittest.main()
