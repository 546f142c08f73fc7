"""The engine's process ends in all ways: only the step it hit is lost."""

import os
import random
import signal
import threading
import time
import unittest

from tierup import TierUpExecutor
from tierup.contract import ExecutionTimeoutError, InterpreterError


class Restore(unittest.TestCase):
    def make(self, **options) -> TierUpExecutor:
        executor = TierUpExecutor(["*"], **options)
        self.addCleanup(executor.cleanup)
        executor.send_tools({})
        return executor

    def kill(self, executor: TierUpExecutor) -> None:
        process = executor._session.process
        os.kill(process.pid, signal.SIGKILL)
        process._child.wait()

    def test_what_a_program_made_is_there_again(self) -> None:
        executor = self.make()
        executor("""
import math, json as j, collections
from functools import partial, reduce
from dataclasses import dataclass, field
import enum, datetime
@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)
    def norm(self):
        return math.hypot(self.x, self.y)
class Colour(enum.Enum):
    RED = 1
    BLUE = 2
class Slotted:
    __slots__ = ('a', 'b')
class Child(Point):
    pass
def scaled(p, by=2):
    return Point(p.x * by, p.y * by)
double = lambda n: n * 2
points = [Point(3.0, 4.0), Child(1.0)]
points[0].tags.append(points[1])
first = points[0]
slotted = Slotted()
slotted.a = [first]
colour = Colour.BLUE
table = {(1, 2): {'s'}, None: datetime.date(2024, 1, 1)}
counts = collections.Counter('hello')
method = first.norm
cycle = []
cycle.append(cycle)
kind = Point
big = 10 ** 30
""")
        self.kill(executor)
        checks = (
            "points[0].norm(), double(4), scaled(first).x, slotted.a[0] is first, first is points[0], colour is Colour.BLUE, table, "
            "counts['l'], method(), cycle[0] is cycle, kind is Point, big, j.dumps([1]), reduce(lambda a, b: a + b, [1, 2]), "
            "points[0].tags[0] is points[1], isinstance(points[1], Child), hasattr(slotted, 'b'), Point(1.0) == Point(1.0)"
        )
        output = executor(checks)
        self.assertEqual(repr(output.output), "(5.0, 8, 6.0, True, True, True, {(1, 2): {'s'}, None: datetime.date(2024, 1, 1)}, "
                         "2, 5.0, True, True, 1000000000000000000000000000000, '[1]', 3, True, True, False, True)")  # fmt: skip
        self.assertIn("engine process ended between two steps", output.logs)

    def test_what_cannot_be_restored_is_named(self) -> None:
        executor = self.make()
        executor("kept = 1\nstream = (n for n in range(3))\ndef outer():\n    n = 1\n    def inner():\n        return n\n    return inner\nclosure = outer()")
        self.kill(executor)
        self.assertIn("Variables that could not be restored: stream, closure.", executor("kept").logs)
        self.assertEqual(executor("kept").logs, "")

    def test_live_objects_of_the_host_are_there_again(self) -> None:
        executor = self.make()
        thing = object()
        executor.send_variables({"thing": thing})
        executor("pair = [thing, thing]")
        self.kill(executor)
        self.assertIs(executor("pair[1]").output, thing)
        self.assertIs(executor("thing").output, thing)

    def test_a_crash_is_an_error_of_its_step(self) -> None:
        executor = self.make()
        executor("n = 1")
        process = executor._session.process
        threading.Timer(0.3, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        with self.assertRaisesRegex(InterpreterError, r"the engine process ended \(signal 9\).*variables from before"):
            executor("n = 2\nwhile True: pass")
        self.assertEqual(executor("n").output, 1)

    def test_a_process_that_hangs_is_ended(self) -> None:
        executor = self.make(timeout_seconds=0.3)
        executor("n = 1")
        os.kill(executor._session.process.pid, signal.SIGSTOP)
        with self.assertRaises(ExecutionTimeoutError):
            executor("n = 2")
        self.assertEqual(executor("n").output, 1)

    def test_a_state_that_is_too_large_is_said_to_be(self) -> None:
        executor = self.make(restore_limit_mb=0.5)
        executor("n = 1\nbig = 'x' * 2000000")
        time.sleep(0.5)
        # With the next step or the one after it, as soon as the engine has found it out.
        logs = executor("n = 2").logs + executor("n = 3").logs
        self.assertEqual(logs.count("too large to be kept"), 1)
        self.assertEqual(executor("n").logs, "")

    def test_a_state_that_is_not_small_follows_the_step(self) -> None:
        executor = self.make()
        executor("data = list(range(100000))")
        self.assertEqual(executor("len(data)").output, 100000)
        executor("data.append(5)")
        executor._session._collect()
        self.kill(executor)
        self.assertEqual(executor("len(data)").output, 100001)

    def test_tools_are_never_called_again(self) -> None:
        executor = self.make()
        calls: list = []
        executor.send_tools({"pay": lambda amount: calls.append(amount) or amount})
        executor("def spend(n=pay(1)):\n    return n\npaid = pay(5)")
        self.kill(executor)
        self.assertEqual(executor("paid").output, 5)
        self.assertEqual(calls, [1, 5])

    def test_a_forked_process_starts_its_own_engine(self) -> None:
        executor = self.make()
        executor("n = 41")
        pid = executor._session.process.pid
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            # A child that hangs must not take its parent along.
            signal.alarm(60)
            try:
                told = f"{executor('n += 1; n').output} {executor._session.process.pid != pid}"
                executor.cleanup()
                os.write(writing, told.encode())
                code = 0
            finally:
                os._exit(code)
        # Ours would keep the pipe open when the child has ended without a word.
        os.close(writing)
        with os.fdopen(reading) as told:
            self.assertEqual(told.read(), "42 True")
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        self.assertEqual(executor("n").output, 41)
        self.assertEqual(executor._session.process.pid, pid)

    def test_two_hundred_steps_with_the_process_killed_at_random(self) -> None:
        """Each step that was reported done is in the state at the end; each that failed is not."""
        chance = random.Random(8)
        executor = self.make()
        done: list = []
        executor.send_tools({"record": lambda n: n})
        executor("class Entry:\n    def __init__(self, n): self.n = n\nentries = []")
        stop = threading.Event()
        begun = threading.Semaphore(0)

        def kill() -> None:
            session = executor._session
            if session is not None:
                try:
                    os.kill(session.process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass

        def killer() -> None:
            # By steps, not by the clock: where starting takes long, all there would be is starts that are killed.
            while not stop.is_set():
                for _ in range(chance.randint(1, 12)):
                    begun.acquire(timeout=60)
                stop.wait(chance.uniform(0, 0.02))
                kill()
                if chance.random() < 0.2:
                    # Also one that is just being started, or is restoring.
                    stop.wait(chance.uniform(0, 0.5))
                    kill()

        thread = threading.Thread(target=killer, daemon=True)
        thread.start()
        failed = 0
        try:
            for n in range(200):
                begun.release()
                try:
                    executor(f"entries.append(Entry(record({n})))\nfor _ in range(2000): pass\nlen(entries)")
                    done.append(n)
                except InterpreterError as error:
                    failed += 1
                    self.assertRegex(str(error), "the engine process ended|engine processes ended")
        finally:
            stop.set()
            begun.release(12)
            thread.join(timeout=60)
        try:
            executor("len(entries)")
        except InterpreterError as error:
            # The killer's last blow came after the last step: it is this one's.
            self.assertRegex(str(error), "the engine process ended|engine processes ended")
        self.assertEqual(executor("[entry.n for entry in entries]").output, done)
        self.assertGreater(failed, 0)
        self.assertEqual(len(done) + failed, 200)


if __name__ == "__main__":
    unittest.main()
