/** Control flow of code objects: blocks, dominators, loops and what is still needed of registers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code } from '../../src/bytecode/code.ts';
import { controlFlow, dominates, isReducible, loopBody, loopNest } from '../../src/bytecode/flow.ts';
import { OPCODES } from '../../src/bytecode/opcodes.ts';
import { liveness } from '../../src/bytecode/registers.ts';
import { compileModule } from '../../src/compiler/compiler.ts';
import { parseModule } from '../../src/syntax/parser.ts';

/** The code of the function that the text defines. */
function functionCode(source: string): Code {
  const module = compileModule(parseModule(source), {
    filename: 'f.py',
    mode: 'module',
    result: 'none',
    futureFlags: 0,
  });
  return module.children[0] as Code;
}

const NEST = functionCode(`
def f(n):
    for i in range(n):
        while i:
            try:
                i -= 1
                if i == 3:
                    continue
            except KeyError:
                break
        else:
            n += 1
    return n
`);

test('every reachable instruction is in one block, and blocks are in reverse postorder', () => {
  const blocks = controlFlow(NEST);
  const pcs = blocks.flatMap((block) => block.instructions);
  assert.equal(new Set(pcs).size, pcs.length);
  assert.deepEqual(
    blocks.map((block) => block.order),
    blocks.map((_, i) => i),
  );
  assert.ok(isReducible(blocks));
});

test('a block is dominated by the entry and by its immediate dominator', () => {
  const [entry, ...blocks] = controlFlow(NEST);
  for (const block of blocks) {
    assert.ok(dominates(entry as never, block));
    assert.ok((block.dominator as never as { order: number }).order < block.order);
  }
});

test('loops know the loop around them and all their jumps back', () => {
  const loops = [...loopNest(NEST).values()];
  assert.equal(loops.length, 2);
  const [outer, inner] = loops.sort((a, b) => a.header - b.header) as [(typeof loops)[0], (typeof loops)[0]];
  assert.equal(outer.outer, undefined);
  assert.equal(inner.outer, outer.header);
  assert.equal(inner.sites.length, 2, 'the end of the body and continue');
  const [around, within] = [loopBody(NEST, outer.header), loopBody(NEST, inner.header)];
  for (const pc of within) assert.ok(around.has(pc));
  assert.ok(within.size < around.size);
});

test('a handler hangs on the blocks that it covers', () => {
  const handlers = controlFlow(NEST).filter((block) => block.isHandler);
  assert.ok(handlers.length > 0);
  for (const handler of handlers) assert.ok(handler.previous.some((block) => block.handlers.includes(handler)));
});

test('a temporary is dead behind its last use, a named local never', () => {
  const code = functionCode('def f(a, b):\n    if a < b:\n        return a\n    return b\n');
  const live = liveness(code, controlFlow(code));
  const { instructions } = code;
  const name = (pc: number): string => (OPCODES[instructions[pc] as number] as (typeof OPCODES)[0]).name;
  const [compare, jump] = [0, 5];
  assert.deepEqual([name(compare), name(jump)], ['LESS', 'JUMP_IF_FALSE']);
  const temporary = instructions[compare + 1] as number;
  assert.equal(live(compare, temporary), true);
  assert.equal(live(jump, temporary), false);
  assert.equal(live(jump, 0), true);
});
