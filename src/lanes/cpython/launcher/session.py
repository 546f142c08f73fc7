"""Runs the steps of a session in this process, walls being up: variables stay, tools are answered by the host.

Takes JSON lines: steps, and answers to calls; writes JSON lines: calls, and how a step ended. What it writes is the
program's own word, as in program.py.
"""

import ast
import builtins
import json
import os
import signal
import threading

import allowed_imports
import last_value
import program
import values

#: As they are now: a program may put others in their place.
_dumps, _loads = json.dumps, json.loads

_STEP = "step"
#: Not a name that a program can write.
_KEEP = "<last value>"


class Session:
    """Steps come one after another; calls may come from several threads at once."""

    def __init__(self, wanted, orders, ends):
        self._orders, self._ends = orders, ends
        self._pending = b""
        self._arrived = {}
        #: Calls that are not answered.
        self._out = set()
        #: Calls whose answers nobody waits for any more.
        self._abandoned = set()
        self._reading = False
        self._turn = threading.Condition()
        self._steps = self._calls = 0
        self._module = program.main_module("<session>")
        self._wanted = wanted
        self._imports = allowed_imports.AllowedImports(self._module.__dict__)

    def serve(self):
        """Until the host closes its end."""
        # Only a step can be interrupted.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._imports.hold()
        awaited = self._wanted["asyncTools"]
        tools = {name: (self._async_tool if name in awaited else self._tool)(name) for name in self._wanted["tools"]}
        self._finish(*self._attempt(lambda: self._set(self._wanted["inputs"], tools), "<session>"))
        while True:
            order = self._arrival(_STEP)
            self._steps += 1
            filename = f"<step {self._steps}>"
            self._finish(*self._attempt(lambda: self._step(order, filename), filename))

    def _set(self, inputs, tools=()):
        self._module.__dict__.update({name: values.read(value) for name, value in inputs.items()})
        self._module.__dict__.update(tools)

    def _step(self, order, filename):
        """The value of the last expression, or of the last statement, as the order's function makes it."""
        self._set(order["inputs"])
        self._imports.names = order.get("imports")
        program.show_in_tracebacks(filename, order["code"])
        tree = compile(order["code"], filename, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        run = self._run_statements if order.get("result") == "lastStatement" else self._run_expression
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            value = run(tree, filename)
            return self._function(order["convert"])(value) if "convert" in order else value
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _run_expression(self, tree, filename):
        names = self._module.__dict__
        last = tree.body.pop().value if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, filename, "exec", dont_inherit=True), names)
        return last and eval(compile(ast.Expression(last), filename, "eval", dont_inherit=True), names)

    def _run_statements(self, tree, filename):
        kept = []

        def keep(value):
            if value is not None:
                kept[:] = [value]
            return value

        last_value.keep_last_value(tree, _KEEP)
        names = self._module.__dict__
        names[_KEEP] = keep
        try:
            exec(compile(tree, filename, "exec", dont_inherit=True), names)
        finally:
            names.pop(_KEEP, None)
        return kept[0] if kept else None

    def _function(self, name):
        """A function of the program, or a builtin one."""
        try:
            return self._module.__dict__.get(name) or getattr(builtins, name)
        except AttributeError:
            raise NameError(f"name '{name}' is not defined") from None

    def _attempt(self, action, filename):
        """How it ended, and the value as it crosses."""
        try:
            return {"kind": "finished"}, _crossing(action())
        except BaseException as error:
            return program.end_of(error, filename), None

    def _finish(self, outcome, value):
        program.flush()
        self._send({"kind": "done", "outcome": outcome, "value": value})

    def _tool(self, name):
        def tool(*arguments, **keywords):
            return self._call(name, arguments, keywords)

        tool.__name__ = tool.__qualname__ = name
        return tool

    def _async_tool(self, name):
        async def tool(*arguments, **keywords):
            import asyncio

            number = self._ask(name, arguments, keywords)
            loop = asyncio.get_running_loop()
            arrival = loop.create_future()
            threading.Thread(target=self._watch, args=(number, loop, arrival), daemon=True).start()
            try:
                answer = await arrival
            finally:
                self._abandon(number)
            return _taken(answer)

        tool.__name__ = tool.__qualname__ = name
        return tool

    def _watch(self, number, loop, arrival):
        """Waits for an answer in the place of a loop."""
        answer = self._arrival(number)

        def tell():
            if not arrival.done():
                arrival.set_result(answer)

        if answer is not None and not loop.is_closed():
            loop.call_soon_threadsafe(tell)

    def _abandon(self, number):
        """Nobody waits for an answer any more, if it has not come."""
        with self._turn:
            if number not in self._out:
                return
            self._out.discard(number)
            self._abandoned.add(number)
            self._turn.notify_all()
        self._send({"kind": "cancel", "call": number})

    def _call(self, name, arguments, keywords):
        return _taken(self._arrival(self._ask(name, arguments, keywords)))

    def _ask(self, name, arguments, keywords):
        """Sends a call; its number."""
        try:
            message = {"kind": "call", "tool": name, "args": values.to_json(arguments), "keywords": values.to_json(keywords)}
        except values.NoJson as error:
            raise TypeError(f"an argument of {name}() cannot be sent as JSON: {error.type_name}") from None
        with self._turn:
            self._calls += 1
            number = self._calls
            self._out.add(number)
        program.flush()
        self._send({**message, "call": number})
        return number

    def _arrival(self, key):
        """The next step, or the answer to a call; None for one that was abandoned. Whoever waits first reads for all."""
        while True:
            with self._turn:
                while key not in self._arrived and key not in self._abandoned and self._reading:
                    self._turn.wait()
                if key in self._arrived:
                    return self._arrived.pop(key)
                if key in self._abandoned:
                    self._abandoned.discard(key)
                    return None
                self._reading = True
            order = None
            try:
                order = self._read()
            finally:
                with self._turn:
                    self._reading = False
                    if order is not None and order.get("call") not in self._abandoned:
                        key_of_order = order.get("call", _STEP)
                        self._out.discard(key_of_order)
                        self._arrived[key_of_order] = order
                    self._turn.notify_all()

    def _read(self):
        while b"\n" not in self._pending:
            data = os.read(self._orders, 1 << 16)
            if data == b"":
                os._exit(0)
            self._pending += data
        line, self._pending = self._pending.split(b"\n", 1)
        return _loads(line)

    def _send(self, message):
        data = _dumps(message).encode("ascii") + b"\n"
        while data:
            data = data[os.write(self._ends, data) :]


def _taken(answer):
    """What the host gave, or the exception it named."""
    if "error" in answer:
        raise _exception(**answer["error"])
    return values.read(answer["result"])


def _crossing(value):
    try:
        return {"json": values.to_json(value)}
    except values.NoJson as error:
        return {"typeName": error.type_name}


def _exception(type, message):
    """An exception of a builtin class; of another name: RuntimeError."""
    kind = getattr(builtins, type, None)
    is_exception = isinstance(kind, builtins.type) and issubclass(kind, Exception)
    try:
        return (kind if is_exception else RuntimeError)(message)
    except TypeError:
        return RuntimeError(message)
