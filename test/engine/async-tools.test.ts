/** Async tools: several calls of one program are out at once, answered in any order, cancelled with who awaits them; in every mode. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awaitedFunction } from '../../src/engine/host-functions.ts';
import { NotSavable } from '../../src/engine/image/bad-image.ts';
import { defineTool, Engine, PythonError, type Session } from '../../src/index.ts';
import { CHOSEN_MODES, MODES } from './run-program.ts';

interface Asked {
  readonly name: string;
  readonly signal: AbortSignal;
  answer(value: string): void;
  fail(error: Error): void;
}

/** Tools whose calls wait until as many are out as `together` says; those are answered last first. */
class Desk {
  readonly asked: Asked[] = [];
  readonly order: string[] = [];
  together = 1;
  onAsked: () => void = () => {};
  readonly tools = [true, false].map((isAsync) =>
    defineTool({
      name: isAsync ? 'ask' : 'ask_now',
      description: 'Asks the desk.',
      inputs: { name: { type: 'string', description: 'who asks' } },
      outputType: 'string',
      async: isAsync,
      run: ({ name }, { signal }) => {
        this.order.push(name);
        return new Promise<string>((resolve, reject) => {
          this.asked.push({ name, signal, answer: resolve, fail: reject });
          this.onAsked();
          if (this.asked.length < this.together) return;
          for (const one of this.asked.splice(0).reverse()) {
            if (one.name === 'bad') one.fail(new PythonError('KeyError', 'bad'));
            else one.answer(`to ${one.name}`);
          }
        });
      },
    }),
  );
}

const OPENING = 'import asyncio, threading\nfrom concurrent.futures import ThreadPoolExecutor\n';

async function run(session: Session, source: string, signal?: AbortSignal): Promise<unknown> {
  const outcome = await session.run(OPENING + source, { ...(signal !== undefined && { signal }) });
  if (outcome.kind !== 'value') assert.fail(JSON.stringify(outcome));
  return outcome.value;
}

for (const mode of CHOSEN_MODES) {
  const open = (): { desk: Desk; session: Session; printed: () => string } => {
    const desk = new Desk();
    let text = '';
    const onOutput = (_stream: string, more: string): void => {
      text += more;
    };
    return { desk, session: new Engine(MODES[mode]).session({ tools: desk.tools, onOutput }), printed: () => text };
  };

  test(`gather has all calls out before the first answer, ${mode}`, async () => {
    const { desk, session } = open();
    desk.together = 20;
    const source =
      'async def main():\n    return await asyncio.gather(*[ask(f"{n}") for n in range(20)])\nasyncio.run(main())';
    const names = Array.from({ length: 20 }, (_, n) => `${n}`);
    assert.deepEqual(
      await run(session, source),
      names.map((name) => `to ${name}`),
    );
    assert.deepEqual(desk.order, names);
  });

  test(`the errors of tools are those of their tasks, ${mode}`, async () => {
    const { desk, session } = open();
    desk.together = 3;
    const source = `
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name in ("a", "bad", "b"):
                group.create_task(ask(name))
    except* KeyError as group:
        seen = repr(group.exceptions)
    return seen
asyncio.run(main())`;
    assert.equal(await run(session, source), "(KeyError('bad'),)");
  });

  test(`who stops waiting cancels the call; the program goes on, ${mode}`, async () => {
    const { desk, session } = open();
    desk.together = 9;
    const source = `
async def main():
    ends = []
    try:
        await asyncio.wait_for(ask("late"), 0.03)
    except TimeoutError:
        ends.append("late")
    task = asyncio.create_task(ask("cancelled"))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        ends.append("cancelled")
    left = asyncio.create_task(ask("left"))
    done, pending = await asyncio.wait({left}, timeout=0.01)
    return ends, len(done), len(pending)
asyncio.run(main())`;
    const { items } = (await run(session, source)) as { items: unknown[] };
    assert.deepEqual(items, [['late', 'cancelled'], 0, 1]);
    assert.deepEqual(
      desk.asked.map(({ name, signal }) => [name, signal.aborted]),
      [
        ['late', true],
        ['cancelled', true],
        ['left', true],
      ],
    );
  });

  test(`threads wait for tools side by side, ${mode}`, async () => {
    const { desk, session } = open();
    desk.together = 4;
    const source = `
with ThreadPoolExecutor(4) as pool:
    answers = list(pool.map(ask_now, "abcd"))
answers`;
    assert.deepEqual(await run(session, source), ['to a', 'to b', 'to c', 'to d']);
    const mixed = `
async def main():
    return await asyncio.gather(ask("a"), asyncio.to_thread(ask_now, "b"), ask("c"), asyncio.to_thread(ask_now, "bad"),
        return_exceptions=True)
str(asyncio.run(main()))`;
    assert.equal(await run(session, mixed), "['to a', 'to b', 'to c', KeyError('bad')]");
  });

  test(`timers run while calls are out, ${mode}`, async () => {
    const { desk, session, printed } = open();
    desk.together = 2;
    const source = `
async def clock():
    for n in range(3):
        await asyncio.sleep(0.01)
        print("tick", n)
    return await ask("clock")
async def main():
    print(await asyncio.gather(ask("first"), clock()))
asyncio.run(main())`;
    await run(session, source);
    assert.equal(printed(), "tick 0\ntick 1\ntick 2\n['to first', 'to clock']\n");
  });

  test(`an aborted run cancels all calls that are out, ${mode}`, async () => {
    const { desk, session } = open();
    desk.together = 9;
    const stop = new AbortController();
    desk.onAsked = () => {
      if (desk.asked.length === 3) setTimeout(() => stop.abort(), 5);
    };
    const source = `${OPENING}
async def main():
    await asyncio.gather(ask("a"), ask("b"), asyncio.to_thread(ask_now, "c"))
asyncio.run(main())`;
    assert.equal((await session.run(source, { signal: stop.signal })).kind, 'interrupted');
    assert.deepEqual(
      desk.asked.map(({ signal }) => signal.aborted),
      [true, true, true],
    );
    // The session goes on, and an answer that comes late disturbs nobody.
    for (const { answer } of desk.asked.splice(0)) answer('too late');
    desk.together = 1;
    assert.equal(await run(session, 'asyncio.run(ask("again"))'), 'to again');
  });
}

test('a call that is not awaited is not made; one without a loop says so; arguments are checked by the call', async () => {
  const desk = new Desk();
  const session = new Engine().session({ tools: desk.tools });
  assert.equal(
    await run(session, 'c = ask("x")\nasyncio.iscoroutine(c), c.__name__\nstr(type(c))'),
    "<class 'coroutine'>",
  );
  const source = 'try:\n    ask(1)\nexcept TypeError as e:\n    r = str(e)\nr';
  assert.equal(await run(session, source), "ask() argument 'name' must be string, not int");
  const bare = 'try:\n    c.send(None)\nexcept RuntimeError as e:\n    r = str(e)\nr';
  assert.equal(await run(session, bare), 'no running event loop');
  assert.deepEqual(desk.order, []);
});

test('a session is not saved while several wait', async () => {
  const desk = new Desk();
  desk.together = 9;
  const stop = new AbortController();
  const session = new Engine().session({ tools: desk.tools });
  let refusal: unknown;
  await session.run(`${OPENING}asyncio.run(ask("x"))`, {
    signal: stop.signal,
    onWait: () => {
      try {
        session.save({ key: 'a key of some length' });
      } catch (thrown) {
        refusal = thrown;
      }
      stop.abort();
    },
  });
  assert.ok(refusal instanceof NotSavable);
  assert.match(refusal.message, /calls of the host are out/);
});

test('a session whose calls are all answered is saved, and restored with the functions that programs await', async () => {
  const key = 'a key of some length';
  const ask = awaitedFunction(async ([name]) => `to ${String(name)}`);
  const session = new Engine().session({});
  await session.run('', { inputs: { ask } });
  const source = 'asyncio.run(asyncio.wait_for(both("a", "b"), 9))';
  const both = 'async def both(a, b):\n    return await asyncio.gather(ask(a), ask(b))\n';
  assert.deepEqual(await run(session, both + source), ['to a', 'to b']);
  const restored = new Engine().restore(session.save({ key }), { key, functions: { ask } });
  assert.deepEqual(await run(restored, source), ['to a', 'to b']);
});
