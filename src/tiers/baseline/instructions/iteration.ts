/** Loops over iterators, unpacking, generators and the parts of patterns. */
import { OPCODE } from '../../../bytecode/opcodes.ts';
import { SEEN } from '../../../runtime/objects/function.ts';
import { TAG } from '../../../runtime/objects/object.ts';
import type { FunctionText } from '../function-text.ts';
import { type Jump, operation, optional, set, settledHere, type Taken, type WriterTable } from './parts.ts';

function forIter(
  f: FunctionText,
  pc: number,
  dst: number,
  iterator: number,
  target: number,
  site: number,
  jump: Jump,
): Taken {
  const it = f.register(iterator);
  const d = f.register(dst);
  const seen = f.seen(site);
  f.forget(dst);
  f.line(`next${pc}: {`);
  if ((seen & SEEN.range) !== 0)
    f.line(
      `if (${it}.tag === 10) { if (${it}.remaining > 0) { ${it}.remaining--; t = ${it}.next; ${it}.next = t + ${it}.step; ${d} = t; break next${pc}; } } else`,
    );
  if ((seen & SEEN.listIterator) !== 0)
    f.line(
      `if (${it}.tag === 11) { t = ${it}.list; if (t !== undefined) { u = ${it}.position; if (u < t.items.length) { ${it}.position = u + 1; ${d} = t.items[u]; break next${pc}; } ${it}.list = undefined; } } else`,
    );
  const advance = isTakenApart(f, pc, dst) ? 'advanceShared' : 'advance';
  if (f.profiled && (seen & SEEN.other) !== 0)
    f.line(
      `if (${it}.tag === ${TAG.iterator}) { p = ${pc}; T.nativeDepth = d; t = ${it}.${advance}(); if (t !== undefined) { u = ${settledHere('t')}; if (u !== undefined) { ${d} = u; break next${pc}; } } } else`,
    );
  f.line(`{ p = ${pc}; t = forNext(T, d, ${it}); if (t !== undefined) { ${d} = t; break next${pc}; } }`);
  jump(target);
  f.line('}');
  jump(pc + 5);
  return 'jumped';
}

/** True if the item that FOR_ITER puts in a register is unpacked by the next instruction and used by no other. */
function isTakenApart(f: FunctionText, pc: number, dst: number): boolean {
  const { instructions } = f.code;
  const next = pc + 5;
  if (instructions[next] !== UNPACK || instructions[next + 1] !== dst) return false;
  const base = instructions[next + 2] as number;
  const replaced = dst >= base && dst < base + (instructions[next + 3] as number);
  return replaced || !f.live(next, dst);
}

function unpack(f: FunctionText, pc: number, source: number, base: number, count: number): void {
  const a = f.register(source);
  f.line(
    `if ((${a}.tag === 3 || ${a}.tag === 2) && ${a}.items.length === ${count}) t = ${a}.items; else { p = ${pc}; t = unpack(T, d, ${a}, ${count}); }`,
  );
  for (let i = 0; i < count; i++) f.line(set(f, base + i, `t[${i}]`));
}

const UNPACK = OPCODE['UNPACK'] as number;

export const ITERATION: WriterTable = {
  GET_ITER: (f, pc, a) => operation(f, pc, a(1), `iterate(T, d, ${f.register(a(2))})`),
  FOR_ITER: (f, pc, a, _next, jump) => forIter(f, pc, a(1), a(2), a(3), a(4), jump),
  UNPACK: (f, pc, a) => {
    unpack(f, pc, a(1), a(2), a(3));
    return 0;
  },
  UNPACK_EX: (f, pc, a) => {
    f.line(`p = ${pc}; t = unpackEx(T, d, ${f.register(a(1))}, ${a(3)}, ${a(4)});`);
    for (let i = 0; i < a(3) + 1 + a(4); i++) f.line(set(f, a(2) + i, `t[${i}]`));
    return 0;
  },
  YIELD: (f, pc, a) => {
    const value = f.register(a(2));
    f.line(
      `${f.writeBack()} frame.pc = ${pc}; frame.generator.state = 'suspended'; frame.generator.delegate = ${optional(f, a(3))};`,
    );
    f.line(`yield ${value}; ${f.resumed()} ${set(f, a(1), `R[${a(1)}]`)}`);
    return 0;
  },
  GET_YIELD_FROM: (f, pc, a) =>
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.getYieldFrom(F, ${f.register(a(2))}))`),
  SEND: (f, pc, a, _next, jump) => {
    f.line(`p = ${pc}; t = sendTo(T, d, ${f.register(a(2))}, ${f.register(a(3))});`);
    f.line(`if (t === undefined) { ${set(f, a(1), 'T.receiver')}`);
    jump(a(4));
    f.line(`} else { ${set(f, a(1), 't')}`);
    jump(pc + 5);
    f.line('}');
    return 'jumped';
  },
  MATCH_SEQUENCE: (f, _pc, a) => {
    f.line(set(f, a(1), `slow.matchSequence(${f.register(a(2))})`));
    return 0;
  },
  MATCH_MAPPING: (f, _pc, a) => {
    f.line(set(f, a(1), `slow.matchMapping(${f.register(a(2))})`));
    return 0;
  },
  GET_LENGTH: (f, pc, a) => operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.length(${f.register(a(2))}))`),
  MATCH_KEYS: (f, pc, a) =>
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.matchKeys(${f.register(a(2))}, ${f.register(a(3))}))`),
  MATCH_CLASS: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.matchClass(${f.register(a(2))}, ${f.register(a(3))}, ${a(4)}, ${f.register(a(5))}))`,
    ),
  MATCH_REST: (f, pc, a) =>
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.matchRest(${f.register(a(2))}, ${f.register(a(3))}))`),
};
