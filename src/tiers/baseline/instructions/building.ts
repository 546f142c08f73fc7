/** Displays, comprehensions and texts. */
import { MAX_RECORD } from '../../instructions/instructions.ts';
import type { FunctionText } from '../function-text.ts';
import { operation, registers, set, type WriterTable } from './parts.ts';

/** True if the keys of a dict display are a few constant texts, all of them different. */
function isRecord(f: FunctionText, base: number, count: number): boolean {
  const texts = new Set<string>();
  for (let i = 0; i < count; i++) {
    const text = f.text(base + 2 * i);
    if (text !== undefined) texts.add(text);
  }
  return count > 0 && count <= MAX_RECORD && texts.size === count;
}

export const BUILDING: WriterTable = {
  BUILD_LIST: (f, _pc, a) => {
    f.line(`B.bytes += ${32 + a(3) * 8}; ${set(f, a(1), `new PyList([${registers(f, a(2), a(3)).join(', ')}])`)}`);
    return 0;
  },
  BUILD_TUPLE: (f, _pc, a) => {
    f.line(`B.bytes += ${32 + a(3) * 8}; ${set(f, a(1), `new PyTuple([${registers(f, a(2), a(3)).join(', ')}])`)}`);
    return 0;
  },
  BUILD_SET: (f, pc, a) =>
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.buildSet([${registers(f, a(2), a(3)).join(', ')}]))`),
  BUILD_DICT: (f, pc, a) => {
    f.line(`p = ${pc}; B.allocate(${64 + a(3) * 64});`);
    if (isRecord(f, a(2), a(3))) {
      const [keys, values] = [0, 1].map((odd) =>
        Array.from({ length: a(3) }, (_, i) => f.register(a(2) + 2 * i + odd)),
      );
      return operation(f, pc, a(1), `recordOf([${keys?.join(', ')}], [${values?.join(', ')}])`);
    }
    return operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.buildDict([${registers(f, a(2), a(3) * 2).join(', ')}], 0, ${a(3)}))`,
    );
  },
  BUILD_STRING: (f, pc, a) =>
    operation(f, pc, a(1), `slow.buildString([${registers(f, a(2), a(3)).join(', ')}], 0, ${a(3)})`),
  FORMAT: (f, pc, a) => {
    const value = f.register(a(2));
    const general = `p = ${pc}; ${f.register(a(1))} = settled(T, T.nativeDepth = d, slow.format(${value}, ${a(3)}, ${a(4) < 0 ? "''" : f.register(a(4))}));`;
    if (a(3) < 2 && a(4) < 0)
      f.line(`if (typeof ${value} === 'string') ${f.register(a(1))} = ${value}; else { ${general} }`);
    else f.line(general);
    set(f, a(1), '');
    return 0;
  },
  LIST_APPEND: (f, pc, a) => {
    f.line(
      `t = ${f.register(a(1))}.items; if ((t.length & 63) === 63) { p = ${pc}; B.grow(t.length); } t.push(${f.register(a(2))});`,
    );
    return 0;
  },
  LIST_EXTEND: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.listExtend(${f.register(a(1))}, ${f.register(a(2))}));`);
    return 0;
  },
  LIST_TO_TUPLE: (f, _pc, a) => {
    f.line(set(f, a(1), `new PyTuple(${f.register(a(2))}.items)`));
    return 0;
  },
  SET_ADD: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.setAdd(${f.register(a(1))}, ${f.register(a(2))}));`);
    return 0;
  },
  SET_UPDATE: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.setUpdate(${f.register(a(1))}, ${f.register(a(2))}));`);
    return 0;
  },
  DICT_ADD: (f, pc, a) => {
    f.line(
      `p = ${pc}; settled(T, T.nativeDepth = d, slow.dictAdd(${f.register(a(1))}, ${f.register(a(2))}, ${f.register(a(3))}));`,
    );
    return 0;
  },
  DICT_UPDATE: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.dictUpdate(${f.register(a(1))}, ${f.register(a(2))}));`);
    return 0;
  },
  DICT_MERGE: (f, pc, a) => {
    f.line(`p = ${pc}; drive(T, d, slow.dictMerge(${f.register(a(1))}, ${f.register(a(2))}, ${f.register(a(3))}));`);
    return 0;
  },
};
