/** Calls, and what makes functions, classes and modules. */
import { SEEN } from '../../../runtime/objects/function.ts';
import { TAG } from '../../../runtime/objects/object.ts';
import type { FunctionText } from '../function-text.ts';
import { choose, operation, optional, registers, set, settledHere, UNBOUND, type WriterTable } from './parts.ts';

function call(f: FunctionText, pc: number, dst: number, base: number, count: number, site: number): void {
  const callee = f.register(base);
  const args = registers(f, base + 1, count);
  const d = f.register(dst);
  const hint = f.hints.get(base);
  const general =
    count < 3 ? `call${count}(T, d, ${[callee, ...args].join(', ')})` : `call(T, d, ${callee}, [${args.join(', ')}])`;
  if (hint === 'super' && count === 0 && f.code.classCellRegister >= 0 && f.code.argCount > 0) {
    f.line(`p = ${pc}; ${set(f, dst, `callSuper(T, d, ${callee}, r${f.code.classCellRegister}, r0)`)}`);
    return;
  }
  const inline = hint === 'len' && count === 1 ? lengthInline(callee, args[0] as string, d) : undefined;
  const seen = f.seen(site);
  const calledFunction = (seen & SEEN.function) !== 0;
  const calledType = f.profiled && (seen & (SEEN.class | SEEN.builtinType)) !== 0;
  f.line(`p = ${pc};`);
  choose(
    f,
    [
      ...(calledType ? ofType(f, seen, callee, args, d, site) : []),
      [inline === undefined ? 'false' : inline[0], inline === undefined ? '' : inline[1]],
      [
        calledFunction ? `${callee}.tag === 5 && ${callee}.link.arity === ${count}` : 'false',
        `${d} = ${callee}.link.entry(T, ${callee}, d + 1${args.map((arg) => `, ${arg}`).join('')});`,
      ],
      [
        f.profiled && !calledFunction ? `${takesNatively(callee, count)} && ${callee}.kind === 'function'` : 'false',
        callNatively(callee, args, d),
      ],
    ],
    calledType ? `${d} = callType(T, d, ${callee}, [${args.join(', ')}], ${f.site(site)});` : `${d} = ${general};`,
  );
  set(f, dst, '');
}

/** The ways to make an instance of the type that the site remembers. */
function ofType(
  f: FunctionText,
  seen: number,
  callee: string,
  args: readonly string[],
  d: string,
  site: number,
): [string, string][] {
  const ways: [string, string][] = [];
  if ((seen & SEEN.class) !== 0)
    ways.push([constructs(f, callee, args.length, site), construct(f, callee, args, d, site)]);
  else {
    const s = f.site(site);
    // A Python class may have come since: what is there then is no native.
    ways.push([
      `${callee} === ${s}.guard && ${s}.next.tag === ${TAG.native}`,
      callNatively(`${s}.next`, [callee, ...args], d),
    ]);
  }
  return ways;
}

/** A test that a callee is the class that the site remembers, whose `__init__` is compiled and takes so many arguments. */
function constructs(f: FunctionText, callee: string, count: number, site: number): string {
  const s = f.site(site);
  return `${callee} === ${s}.guard && ${callee}.version === ${s}.version && (t = ${s}.cell.value).tag === ${TAG.function} && t.link.arity === ${count + 1}`;
}

/** Makes an instance in `n`, which is there while `__init__` runs: a capture takes it along. */
function construct(f: FunctionText, callee: string, args: readonly string[], d: string, site: number): string {
  f.constructs = true;
  const entered = `t.link.entry(${['T', 't', 'd + 1', 'n', ...args].join(', ')})`;
  return `{ B.bytes += 96; n = new PyInstance(${callee}, ${f.site(site)}.next); if ((t = ${entered}) !== None) returnedFromInit(t); ${d} = n; n = undefined; }`;
}

/** A test that a callee is a native that takes so many arguments as they are (`takes` in nested.ts). */
function takesNatively(callee: string, count: number): string {
  return `${callee}.tag === ${TAG.native} && ${callee}.least <= ${count} && ${callee}.most >= ${count}`;
}

/** The call of a function that a module or a class holds. */
function callUnbound(
  f: FunctionText,
  site: number,
  callee: string,
  receiver: string,
  args: readonly string[],
  d: string,
): [string, string] {
  const count = args.length;
  if ((f.seen(site) & SEEN.function) !== 0)
    return [
      `${receiver} === undefined && ${callee}.tag === 5 && ${callee}.link.arity === ${count}`,
      `${d} = ${callee}.link.entry(${['T', callee, 'd + 1', ...args].join(', ')});`,
    ];
  return [
    `${receiver} === undefined && ${takesNatively(callee, count)} && ${callee}.kind === 'function'`,
    callNatively(callee, args, d),
  ];
}

/** Calls a native from the site itself, where V8 sees which one it is and can inline it. */
function callNatively(callee: string, args: readonly string[], d: string): string {
  return `{ if (--B.fuel < 0) B.refuel('baseline'); T.nativeDepth = d; t = ${callee}.plain(${args.join(', ')}); ${d} = ${settledHere('t')}; }`;
}

function lengthInline(callee: string, argument: string, d: string): [string, string] {
  return [
    `${callee} === lenFunction && (${argument}.tag === 2 || ${argument}.tag === 3)`,
    `${d} = ${argument}.items.length;`,
  ];
}

function callMethod(f: FunctionText, pc: number, dst: number, base: number, count: number, site: number): void {
  const callee = f.register(base);
  const receiver = f.register(base + 1);
  const args = registers(f, base + 2, count);
  const list = args.map((arg) => `, ${arg}`).join('');
  const d = f.register(dst);
  f.line(`p = ${pc};`);
  const ways: [string, string][] = [
    [
      (f.seen(site) & SEEN.function) === 0
        ? 'false'
        : `${callee}.tag === 5 && ${receiver} !== undefined && ${callee}.link.arity === ${count + 1}`,
      `${d} = ${callee}.link.entry(T, ${callee}, d + 1, ${receiver}${list});`,
    ],
  ];
  if (f.hints.get(base) === 'append' && count === 1)
    ways.unshift([
      `${callee} === listAppend && ${receiver} !== undefined && ${receiver}.tag === 2`,
      `{ t = ${receiver}.items; if ((t.length & 63) === 63) B.grow(t.length); t.push(${args[0]}); ${d} = None; }`,
    ]);
  if (f.hints.get(base + 1) === UNBOUND) ways.unshift(callUnbound(f, site, callee, receiver, args, d));
  const all = [receiver, ...args].join(', ');
  if (f.profiled && (f.seen(site) & SEEN.function) === 0)
    ways.push([
      `${takesNatively(callee, count + 1)} && ${receiver} !== undefined`,
      callNatively(callee, [receiver, ...args], d),
    ]);
  ways.push([
    `${receiver} !== undefined`,
    count < 3 ? `${d} = callMethod${count}(T, d, ${callee}, ${all});` : `${d} = callMethod(T, d, ${callee}, [${all}]);`,
  ]);
  choose(f, ways, `${d} = call(T, d, ${callee}, [${args.join(', ')}]);`);
  set(f, dst, '');
}

export const CALLS: WriterTable = {
  CALL: (f, pc, a) => {
    call(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  CALL_METHOD: (f, pc, a) => {
    callMethod(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  CALL_KEYWORDS: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `callKeywords(T, d, ${f.register(a(2))}, [${registers(f, a(2) + 1, a(3)).join(', ')}], ${f.register(a(4))})`,
    ),
  CALL_METHOD_KEYWORDS: (f, pc, a) => {
    const receiver = f.register(a(2) + 1);
    const args = registers(f, a(2) + 2, a(3)).join(', ');
    return operation(
      f,
      pc,
      a(1),
      `callKeywords(T, d, ${f.register(a(2))}, ${receiver} === undefined ? [${args}] : [${receiver}, ${args}], ${f.register(a(4))})`,
    );
  },
  CALL_SPREAD: (f, pc, a) =>
    operation(f, pc, a(1), `callSpread(T, d, ${f.register(a(2))}, ${f.register(a(3))}, ${optional(f, a(4))})`),
  MAKE_FUNCTION: (f, _pc, a) => {
    const closure = (f.code.children[a(2)]?.closureRegisters ?? []).map((register) => f.register(register)).join(', ');
    f.line(
      `B.bytes += 160; ${set(f, a(1), `makeFunction(F.link, K[${a(2)}], [${closure}], ${optional(f, a(3))}, ${optional(f, a(4))}, ${optional(f, a(5))})`)}`,
    );
    return 0;
  },
  LOAD_BUILD_CLASS: (f, pc, a) => operation(f, pc, a(1), 'slow.loadBuildClass(F)'),
  IMPORT_NAME: (f, pc, a) =>
    operation(f, pc, a(1), `drive(T, d, slow.importName(F, N[${a(2)}], ${a(3)}, ${f.register(a(4))}))`),
  IMPORT_FROM: (f, pc, a) => operation(f, pc, a(1), `drive(T, d, slow.importFrom(${f.register(a(2))}, N[${a(3)}]))`),
  IMPORT_STAR: (f, pc, a) => {
    f.line(`p = ${pc}; drive(T, d, slow.importStar(frame, ${f.register(a(1))}));`);
    return 0;
  },
  INTRINSIC: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.intrinsic(${a(2)}, [${registers(f, a(3), a(4)).join(', ')}]))`,
    ),
};
