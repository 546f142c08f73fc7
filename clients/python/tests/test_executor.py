"""The executor by itself: steps, limits, errors, interrupts, and what happens when the engine's process ends."""

import asyncio
import os
import signal
import threading
import time
import unittest

from smolagents import Tool

from tierup import TierUpExecutor
from tierup.contract import ExecutionTimeoutError, InterpreterError


class Executor(unittest.TestCase):
    def make(self, *args, **options) -> TierUpExecutor:
        executor = TierUpExecutor(*args, **options)
        self.addCleanup(executor.cleanup)
        executor.send_tools({})
        return executor

    def fails(self, executor: TierUpExecutor, code: str, kind: type = InterpreterError) -> str:
        with self.assertRaises(kind) as raised:
            executor(code)
        return str(raised.exception)

    def test_output_is_the_value_of_the_last_statement(self) -> None:
        executor = self.make()
        for code, value in [
            ("x = 5", 5),
            ("x += 1", 6),
            ("x: int = 2", 2),
            ("a, b = 1, 2", (1, 2)),
            ("for i in range(3):\n    i * 2\n    None", 4),
            ("if x:\n    7\n    print('p')", 7),
            ("while x:\n    x -= 1", None),
            ("import math", None),
            ("d = {}\nd['k'] = 3", 3),
            ("d['k'] += 1", 4),
            ("pass", None),
            ("# nothing", None),
        ]:
            with self.subTest(code):
                self.assertEqual(executor(code).output, value)

    def test_async_tools_run_side_by_side(self) -> None:
        started: list[str] = []
        cancelled: list[str] = []
        all_there = asyncio.Event()

        async def ask(name: str) -> str:
            started.append(name)
            if len(started) == 3:
                all_there.set()
            try:
                await (all_there.wait() if name != "late" else asyncio.sleep(60))
            except asyncio.CancelledError:
                cancelled.append(name)
                raise
            if name == "bad":
                raise LookupError("bad")
            return f"to {name}"

        executor = self.make(["asyncio"])
        executor.send_tools({"ask": ask, "double": lambda n: n * 2})
        step = "import asyncio\nasync def main():\n    return await asyncio.gather(ask('a'), ask('bad'), ask('c'), return_exceptions=True)\n"
        values = executor(step + "asyncio.run(main())").output
        self.assertEqual([str(value) for value in values], ["to a", "bad", "to c"])
        self.assertIsInstance(values[1], LookupError)
        step = "async def slow():\n    try:\n        await asyncio.wait_for(ask('late'), 0.05)\n    except TimeoutError:\n        return double(4)\n"
        self.assertEqual(executor(step + "asyncio.run(slow())").output, 8)
        end = time.monotonic() + 10
        while not cancelled and time.monotonic() < end:
            time.sleep(0.01)
        self.assertEqual(cancelled, ["late"])

    def test_a_tool_of_smolagents_with_an_async_forward(self) -> None:
        class Price(Tool):
            name, description, output_type = "price", "Prices.", "number"
            inputs = {"item": {"type": "string", "description": "what"}}

            async def forward(self, item: str) -> float:
                await asyncio.sleep(0)
                return len(item) / 4

        executor = self.make(["asyncio"])
        executor.send_tools({"price": Price()})
        self.assertEqual(executor("import asyncio\nasyncio.run(price(item='bolt'))").output, 1.0)

    def test_prints_are_the_logs(self) -> None:
        executor = self.make(max_print_outputs_length=100)
        self.assertEqual(executor("print('a', 1, sep='-')\nprint('b', end='')").logs, "a-1\nb")
        self.assertIn("truncated to stay below 100 characters", executor("print('x' * 1000)").logs)
        live: list[str] = []
        self.make(on_output=live.append)("print('now')")
        self.assertEqual("".join(live), "now\n")

    def test_prints_before_an_error_are_kept(self) -> None:
        executor = self.make()
        self.fails(executor, "print('before')\n1/0")
        self.assertEqual(str(executor.state["_print_outputs"]), "before\n")

    def test_time_limit(self) -> None:
        executor = self.make(timeout_seconds=0.5)
        executor("x = 1")
        for code in ("while True: pass", "import time\ntime.sleep(60)", "sum(range(10**12))"):
            with self.subTest(code):
                started = time.monotonic()
                text = self.fails(executor, code, ExecutionTimeoutError)
                self.assertEqual(text, "Code execution exceeded the maximum execution time of 0.5 seconds")
                self.assertLess(time.monotonic() - started, 3)
        self.assertEqual(executor("x").output, 1)

    def test_the_time_of_tools_is_not_counted(self) -> None:
        executor = self.make(timeout_seconds=0.5)
        executor.send_tools({"slow": lambda: time.sleep(1) or "done"})
        self.assertEqual(executor("slow()").output, "done")

    def test_memory_limit(self) -> None:
        executor = self.make(memory_limit_mb=64)
        executor("kept = 3")
        self.assertIn("memory limit", self.fails(executor, "x = []\nwhile True: x.append(bytearray(1000000))"))
        self.assertEqual(executor("kept").output, 3)

    def test_imports(self) -> None:
        executor = self.make(["json"])
        self.assertEqual(executor("import json\njson.dumps([1])").output, "[1]")
        text = self.fails(executor, "def f():\n    import os\nf()")
        self.assertIn("InterpreterError: Import of os is not allowed. Authorized imports are: [", text)
        self.assertIn("Import from os.path is not allowed", self.fails(executor, "from os.path import join"))
        self.assertEqual(executor("try:\n    import os\nexcept ImportError:\n    'caught'\n'caught'").output, "caught")
        self.assertEqual(self.make(allow_safe_imports=True)("import functools, json.decoder\n1").output, 1)

    def test_modules_that_cannot_run_are_refused_by_name(self) -> None:
        with self.assertRaisesRegex(InterpreterError, "tensorflow, pandas"):
            TierUpExecutor(["json", "tensorflow", "pandas.*"])
        chosen = []

        class Other:
            def __call__(self, code: str) -> str:
                return f"other ran {code}"

            def send_tools(self, tools: dict) -> None:
                chosen.append(tools)

        executor = TierUpExecutor(["pandas"], fallback=lambda imports: chosen.append(imports) or Other())
        executor.send_tools({})
        self.assertEqual(executor("1"), "other ran 1")
        self.assertEqual(chosen, [["pandas"], {}])

    def test_errors_name_line_and_source(self) -> None:
        text = self.fails(self.make(), "def inner(n):\n    return 1 / n\n\ndef outer():\n    return inner(0)\n\nouter()")
        self.assertEqual(
            text,
            "Code execution failed at line 'outer()' due to: ZeroDivisionError: division by zero\n"
            "  line 7: outer()\n  line 5, in outer: return inner(0)\n  line 2, in inner: return 1 / n",
        )

    def test_errors_of_tools_arrive_as_exceptions(self) -> None:
        executor = self.make()

        class Own(LookupError):
            pass

        def fail(kind: str) -> None:
            raise {"key": KeyError("k"), "own": Own("mine"), "os": OSError(2, "gone")}[kind]

        executor.send_tools({"fail": fail})
        code = "try:\n    fail(%r)\nexcept %s as e:\n    caught = repr(e)\ncaught"
        self.assertEqual(executor(code % ("key", "KeyError")).output, "KeyError('k')")
        self.assertEqual(executor(code % ("own", "LookupError")).output, "LookupError('mine')")
        self.assertIn("due to: Own: mine", self.fails(executor, "fail('own')"))

    def test_final_answer_passes_every_except_and_runs_every_finally(self) -> None:
        executor = self.make()
        executor.send_tools({"final_answer": lambda answer: answer})
        code = """
class Guard:
    def __enter__(self): return self
    def __exit__(self, *error): print('exit')
def answer():
    try:
        final_answer({'value': (1, 2)})
    except Exception:
        print('Exception')
    except BaseException:
        print('BaseException')
try:
    with Guard():
        answer()
except:
    print('bare')
finally:
    print('finally')
print('after')
"""
        output = executor(code)
        self.assertEqual((output.output, output.is_final_answer, output.logs), ({"value": (1, 2)}, True, "exit\nfinally\n"))

    def test_final_answers_keep_their_identity(self) -> None:
        answer = object()
        executor = self.make()
        executor.send_tools({"final_answer": lambda given: answer})
        self.assertIs(executor("final_answer(None)").output, answer)

    def test_names_of_tools_are_protected(self) -> None:
        executor = self.make()
        executor.send_tools({"search": lambda q: q.upper()})
        for code in ("search = 1", "for search in []: pass", "import math as search", "def search(): pass", "x = (search := 3)"):
            with self.subTest(code):
                self.assertIn("Cannot assign to name 'search'", self.fails(executor, code))
        self.assertEqual(executor("def f(search):\n    return search\nf(search)('q')").output, "Q")

    def test_send_tools_replaces(self) -> None:
        executor = self.make(additional_functions={"extra": lambda: "extra"})
        executor.send_tools({"a": lambda: 1})
        executor("a()")
        executor.send_tools({"b": lambda: 2})
        self.assertEqual(executor("b()").output, 2)
        self.assertEqual(executor("extra()").output, "extra")
        self.assertIn("Forbidden function evaluation: 'a'", self.fails(executor, "a()"))

    def test_interrupt(self) -> None:
        executor = self.make()
        executor("x = 1")
        threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        with self.assertRaises(KeyboardInterrupt):
            executor("while True: pass")
        self.assertEqual(executor("x").output, 1)

    def test_an_executor_is_not_reentrant_but_takes_turns(self) -> None:
        executor = self.make()
        executor.send_tools({"again": lambda: executor("1")})
        self.assertIn("running a step already", self.fails(executor, "again()"))
        results: list = []
        threads = [threading.Thread(target=lambda n=n: results.append(executor(f"{n}").output)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        self.assertEqual(sorted(results), list(range(8)))

    def test_truth_and_cleanup(self) -> None:
        executor = self.make()
        self.assertTrue(executor)
        pid = executor._session.process.pid
        executor.cleanup()
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)
        self.assertEqual(executor("1").output, 1)

    def test_the_engine_has_no_rights(self) -> None:
        executor = self.make(["*"])
        self.assertEqual(executor("import os\nlen(os.environ)").output, 0)
        self.assertIn("FileNotFoundError", self.fails(executor, "open('/etc/passwd')"))


if __name__ == "__main__":
    unittest.main()
