/** Subscripts and slices. */
import { SEEN } from '../../../runtime/objects/function.ts';
import type { FunctionText } from '../function-text.ts';
import { both, choose, either, isNumber, isText, set, type WriterTable } from './parts.ts';

function loadSubscript(f: FunctionText, pc: number, dst: number, container: number, key: number, site: number): void {
  const a = f.register(container);
  const b = f.register(key);
  const d = f.register(dst);
  const seen = f.seen(site);
  const number = isNumber(f, key);
  const constant = f.constant(key);
  const index = (items: string): string =>
    constant === undefined ? `${b} < 0 ? ${b} + ${items}.length : ${b}` : constant < 0 ? `${items}.length + ${b}` : b;
  const inItems = (tag: number): string =>
    both(`${a}.tag === ${tag}`, both(number, `(t = ${a}.items[${index(`${a}.items`)}]) !== undefined`));
  const ways: [number, string][] = [
    [SEEN.list, inItems(2)],
    [SEEN.dict, both(`${a}.tag === 4`, both(either(isText(f, key), number), `(t = ${a}.get(${b})) !== undefined`))],
    [SEEN.tuple, inItems(3)],
    [SEEN.str, both(`typeof ${a} === 'string'`, both(number, `(t = ${a}[${index(a)}]) !== undefined`))],
  ];
  const wanted = ways.filter(([kind]) => (seen & kind) !== 0);
  const note = wanted.length > 0 ? '' : `surprisingItem(T, F.link, ${f.site(site)}, START, ${a});`;
  choose(
    f,
    wanted.map(([, way]) => [way, `${d} = t;`]),
    `p = ${pc}; ${note} ${d} = getItem(T, d, ${a}, ${b});`,
  );
  f.forget(dst);
}

function storeSubscript(
  f: FunctionText,
  pc: number,
  container: number,
  key: number,
  value: number,
  site: number,
): void {
  const a = f.register(container);
  const b = f.register(key);
  const list = both(`${a}.tag === 2`, both(isNumber(f, key), `${b} >= 0 && ${b} < ${a}.items.length`));
  choose(
    f,
    (f.seen(site) & SEEN.list) !== 0 ? [[list, `${a}.items[${b}] = ${f.register(value)};`]] : [],
    `p = ${pc}; setItem(T, d, ${a}, ${b}, ${f.register(value)});`,
  );
}

export const SUBSCRIPTS: WriterTable = {
  LOAD_SUBSCRIPT: (f, pc, a) => {
    loadSubscript(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  STORE_SUBSCRIPT: (f, pc, a) => {
    storeSubscript(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  DELETE_SUBSCRIPT: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.deleteItem(${f.register(a(1))}, ${f.register(a(2))}));`);
    return 0;
  },
  BUILD_SLICE: (f, _pc, a) => {
    f.line(set(f, a(1), `slow.makeSlice(${f.register(a(2))}, ${f.register(a(3))}, ${f.register(a(4))})`));
    return 0;
  },
};
