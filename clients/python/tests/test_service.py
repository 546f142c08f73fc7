"""The executor against a running service: same steps, same values, same errors as with a process of its own."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from decimal import Decimal
from pathlib import Path

from scripted import ScriptedModel, add, code
from smolagents import CodeAgent

from tierup import TierUpExecutor
from tierup.contract import ExecutionTimeoutError, InterpreterError

KEY = "a key of the tests"


class Service:
    """`tierup serve` on a port of its own."""

    def __init__(self, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        engine = Path(os.environ["TIERUP_ENGINE"])
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [os.environ["TIERUP_NODE"], str(engine / "cli" / "main.ts"), "serve", "--host", "127.0.0.1"],
            env={**os.environ, "API_KEY": KEY, "SANDBOX_PORT": str(port), "TIERUP_MAX_SESSIONS": "8", **settings},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + 90
        while True:
            try:
                urllib.request.urlopen(self.url, timeout=5).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    self.end()
                    self.log.seek(0)
                    raise RuntimeError(self.log.read().decode()) from None
                time.sleep(0.1)

    def end(self) -> None:
        self.process.kill()
        self.process.wait(timeout=30)


class Remote(unittest.TestCase):
    service: Service

    @classmethod
    def setUpClass(cls) -> None:
        cls.service = Service()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.service.end()

    def make(self, imports: tuple[str, ...] = (), **options: object) -> TierUpExecutor:
        executor = TierUpExecutor(imports, url=self.service.url, api_key=KEY, **options)
        self.addCleanup(executor.cleanup)
        executor.send_tools({})
        return executor

    def fails(self, executor: TierUpExecutor, text: str) -> str:
        with self.assertRaises(InterpreterError) as caught:
            executor(text)
        return str(caught.exception)

    def test_values_cross_exactly(self) -> None:
        executor = self.make()
        shared: list = [1]
        values = [None, True, 3, 10**30, 2.0, 0.1, "ü😀", b"b", (1, [2]), {1: "a", (2,): {3}}, frozenset({4}), Decimal("1.10"), 1 + 2j, shared, shared]
        executor.send_variables({"values": values})
        output = executor("values").output
        self.assertEqual(output, values)
        self.assertEqual([type(value) for value in output], [type(value) for value in values])
        self.assertIs(output[-1], output[-2])
        self.assertEqual(executor.get_variable("values"), values)

    def test_async_tools_run_side_by_side(self) -> None:
        started: list[str] = []
        all_there = asyncio.Event()

        async def ask(name: str) -> str:
            started.append(name)
            if len(started) == 3:
                all_there.set()
            await all_there.wait()
            return f"to {name}"

        executor = self.make(("asyncio",))
        executor.send_tools({"ask": ask, "double": lambda n: n * 2})
        step = "import asyncio\nasync def main():\n    return await asyncio.gather(ask('a'), ask('b'), ask('c'))\n"
        self.assertEqual(executor(step + "asyncio.run(main())").output, ["to a", "to b", "to c"])
        self.assertEqual(executor("double(4)").output, 8)

    def test_what_steps_give_and_print(self) -> None:
        executor = self.make()
        done = executor("print('one')\nx = (1, 'two')")
        self.assertEqual((done.output, done.logs, done.is_final_answer), ((1, "two"), "one\n", False))
        self.assertEqual(executor("def f(n):\n    return n * 2").output.__name__, "f")
        self.assertEqual(executor("f(21)").output, 42)

    def test_tools_and_objects_stay_here(self) -> None:
        class Picture:
            size = (3, 4)

        picture = Picture()
        threads: list = []
        executor = self.make(expose={Picture: ["size"]})
        executor.send_tools({"load": lambda name, scale=1: threads.append(threading.get_ident()) or picture, "final_answer": lambda value: value})
        self.assertIs(executor("p = load('x', scale=(1, 2))\np").output, picture)
        self.assertEqual(executor("p.size").output, (3, 4))
        self.assertIn("may read", self.fails(executor, "p.secret"))
        self.assertEqual(threads, [threading.get_ident()])
        final = executor("try:\n    final_answer(p)\nexcept Exception:\n    pass\nprint('no')")
        self.assertEqual((final.output, final.is_final_answer), (picture, True))

    def test_errors_are_worded_as_with_a_process_of_our_own(self) -> None:
        remote, local = self.make(), TierUpExecutor()
        self.addCleanup(local.cleanup)
        tools = {"broken": lambda: [][0], "add": add}
        for executor in (remote, local):
            executor.send_tools(tools)
        for text in (
            "def f(d):\n    return d['k']\nx = 1\nf({})",
            "unknown + 1",
            "unknown(1)",
            "import json",
            "x = (1,",
            "1 / 0",
            "broken()",
            "add = 3",
            "raise ValueError('a\\nb')",
        ):
            with self.subTest(text):
                self.assertEqual(self.fails(remote, text), self.fails(local, text))
        self.assertEqual(remote("try:\n    broken()\nexcept IndexError:\n    caught = 1\ncaught").output, 1)

    def test_limits_and_lost_sessions(self) -> None:
        executor = self.make(timeout_seconds=1)
        executor("kept = 5")
        with self.assertRaises(ExecutionTimeoutError):
            executor("while True: pass")
        process = executor._ready_session().process
        process._request("DELETE", f"/v1/sessions/{process._id}", None)
        self.assertIn("session is gone", self.fails(executor, "kept"))
        self.assertEqual(executor("1 + 1").output, 2)
        with self.assertRaises(Exception):
            TierUpExecutor(["numpy"], url=self.service.url, api_key=KEY)
        with self.assertRaisesRegex(Exception, "refused|not answer"):
            TierUpExecutor(url=self.service.url, api_key="wrong")("1")

    def test_an_agent(self) -> None:
        texts = [code("total = add(2, b=3)\nprint(total)"), code("total / 0"), code("final_answer({'total': total, 'list': (1, 2)})")]
        executor = TierUpExecutor(url=self.service.url, api_key=KEY)
        agent = CodeAgent(tools=[add], model=ScriptedModel(texts), executor=executor)
        self.addCleanup(executor.cleanup)
        self.assertEqual(agent.run("count"), {"total": 5, "list": (1, 2)})
        errors = [step.error for step in agent.memory.steps if getattr(step, "error", None)]
        self.assertEqual(len(errors), 1)
        self.assertTrue(re.search("ZeroDivisionError", str(errors[0])))


if __name__ == "__main__":
    unittest.main()
