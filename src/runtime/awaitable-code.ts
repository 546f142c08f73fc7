/** Code of generator functions whose generators may be awaited (CO_ITERABLE_COROUTINE): a copy with another flag, one per code. */
import type { Code } from '../bytecode/code.ts';

const ITERABLE_COROUTINE = 0x100;

const copies = new WeakMap<Code, Code>();
const originals = new WeakMap<Code, Code>();

export function awaitableCode(code: Code): Code {
  let copy = copies.get(code);
  if (copy === undefined) {
    copy = { ...code, flags: code.flags | ITERABLE_COROUTINE };
    copies.set(code, copy);
    originals.set(copy, code);
  }
  return copy;
}

/** What such code was copied from; undefined: it is no copy. */
export function originalCode(code: Code): Code | undefined {
  return originals.get(code);
}
