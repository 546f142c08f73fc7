/** Registers, cells, globals and names of namespaces. */
import type { FunctionText } from '../function-text.ts';
import { note, operation, set, type WriterTable } from './parts.ts';

function loadGlobal(f: FunctionText, pc: number, dst: number, name: number, site: number): void {
  const s = f.site(site);
  const d = f.register(dst);
  set(f, dst, '');
  f.line(`${d} = ${s}.cell === undefined ? undefined : ${s}.cell.value ?? ${s}.fallback.value;`);
  f.line(`if (${d} === undefined) { p = ${pc}; ${d} = loadGlobal(F.link, N[${name}], ${s}); }`);
  f.hints.set(dst, f.code.names[name] as string);
}

export const NAMES: WriterTable = {
  MOVE: (f, _pc, a) => {
    const kind = f.kind(a(2));
    const hint = f.hints.get(a(2));
    const text = f.text(a(2));
    f.line(set(f, a(1), f.register(a(2))));
    if (kind !== undefined) note(f, a(1), kind);
    if (hint !== undefined) f.hints.set(a(1), hint);
    if (text !== undefined) f.texts.set(a(1), text);
    return 0;
  },
  CHECK_BOUND: (f, pc, a) => {
    f.line(`if (${f.register(a(1))} === undefined) { p = ${pc}; throw slow.unboundLocal(N[${a(2)}]); }`);
    return 0;
  },
  CLEAR: (f, _pc, a) => {
    f.line(set(f, a(1), 'undefined'));
    return 0;
  },
  DELETE_FAST: (f, pc, a) => {
    f.line(
      `if (${f.register(a(1))} === undefined) { p = ${pc}; throw slow.unboundLocal(N[${a(2)}]); } ${set(f, a(1), 'undefined')}`,
    );
    return 0;
  },
  MAKE_CELL: (f, _pc, a) => {
    f.line(set(f, a(1), `new Cell(${f.register(a(1))})`));
    return 0;
  },
  COPY_FREE: (f, _pc, a) => {
    for (let i = 0; i < a(2); i++) f.line(set(f, a(1) + i, `F.closure[${i}]`));
    return 0;
  },
  LOAD_CELL: (f, pc, a) => {
    f.line(
      `t = ${f.register(a(2))}.value; if (t === undefined) { p = ${pc}; throw slow.unboundCell(N[${a(3)}], ${a(4) === 1}); } ${set(f, a(1), 't')}`,
    );
    return 0;
  },
  STORE_CELL: (f, _pc, a) => {
    f.line(`${f.register(a(1))}.value = ${f.register(a(2))};`);
    return 0;
  },
  DELETE_CELL: (f, pc, a) => {
    f.line(
      `if (${f.register(a(1))}.value === undefined) { p = ${pc}; throw slow.unboundCell(N[${a(2)}], ${a(3) === 1}); } ${f.register(a(1))}.value = undefined;`,
    );
    return 0;
  },
  LOAD_GLOBAL: (f, pc, a) => {
    loadGlobal(f, pc, a(1), a(2), a(3));
    return 0;
  },
  STORE_GLOBAL: (f, pc, a) => {
    const s = f.site(a(3));
    const value = f.register(a(2));
    f.line(
      `if (${s}.cell !== undefined && ${s}.cell.value !== undefined) ${s}.cell.value = ${value}; else { p = ${pc}; storeGlobal(T, F.link, N[${a(1)}], ${s}, ${value}); }`,
    );
    return 0;
  },
  DELETE_GLOBAL: (f, pc, a) => {
    f.line(`p = ${pc}; deleteGlobal(F.link, N[${a(1)}]);`);
    return 0;
  },
  LOAD_NAME: (f, pc, a) => operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.loadName(frame, N[${a(2)}]))`),
  STORE_NAME: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.storeName(frame, N[${a(1)}], ${f.register(a(2))}));`);
    return 0;
  },
  DELETE_NAME: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.deleteName(frame, N[${a(1)}]));`);
    return 0;
  },
  LOAD_NAME_OR_CELL: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.loadNameOrCell(frame, N[${a(2)}], ${f.register(a(3))}))`,
    ),
  LOAD_LOCALS: (f, _pc, a) => {
    f.line(set(f, a(1), 'frame.namespace ?? F.link.globals'));
    return 0;
  },
};
