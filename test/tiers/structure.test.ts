/** Structured code: the nesting of labelled blocks and loops that a control flow graph becomes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code } from '../../src/bytecode/code.ts';
import { type Block, controlFlow } from '../../src/bytecode/flow.ts';
import { compileModule } from '../../src/compiler/compiler.ts';
import { parseModule } from '../../src/syntax/parser.ts';
import { writeStructured } from '../../src/tiers/codegen/structure.ts';

/** The structure of a function's code; a block shows as its number, a conditional jump as an if. */
function structureOf(source: string): string {
  const module = compileModule(parseModule(source), {
    filename: 'f.py',
    mode: 'module',
    result: 'none',
    futureFlags: 0,
  });
  const blocks = controlFlow(module.children[0] as Code);
  const lines: string[] = [];
  writeStructured(blocks, {
    line: (text) => lines.push(text),
    exit: (pc) => lines.push(`exit ${pc};`),
    handler: (block) => lines.push(`caught; break to${block.start};`),
    block: (block: Block, jump) => {
      lines.push(`b${block.order};`);
      const [first, second] = block.next;
      if (second !== undefined && first !== undefined) {
        lines.push('if {');
        jump(first.start);
        lines.push('} else {');
        jump(second.start);
        lines.push('}');
      } else if (first !== undefined) jump(first.start);
    },
  });
  return lines.join(' ').replaceAll(/(to|loop)\d+/g, '$1');
}

test('an if without else falls into what follows', () => {
  assert.equal(
    structureOf('def f(a):\n    if a:\n        a = 1\n    return a\n'),
    'to: { b0; if { b1; break to; } else { break to; } } b2;',
  );
});

test('what follows a loop is written behind it', () => {
  assert.equal(
    structureOf('def f(a):\n    while a:\n        a = 0\n    return a\n').replaceAll(/b\d+/g, 'b'),
    'to: { loop: for (;;) { b; if { b; continue loop; } else { break to; } } } b;',
  );
});

test('a handler follows a try around what it covers', () => {
  const text = structureOf('def f(a):\n    try:\n        a()\n    except KeyError:\n        return 1\n    return 2\n');
  assert.match(text, /to: \{ try \{ .*\} catch \(e\) \{ caught; break to; \} \}/);
});

test('braces are balanced and labels are unique, however deep the nesting', () => {
  const depth = 18;
  const body = Array.from({ length: depth }, (_, i) => `${'    '.repeat(i + 1)}for x${i} in a:`).join('\n');
  const text = structureOf(`def f(a):\n${body}\n${'    '.repeat(depth + 1)}if x0: break\n    return a\n`);
  assert.equal([...text.matchAll(/\{/g)].length, [...text.matchAll(/\}/g)].length);
  assert.equal([...text.matchAll(/loop: for/g)].length, depth);
});
