/**
 * The text of single instructions. A fast path that cannot throw is inline; before anything that may, `p` becomes the
 * pc. A destination is written last.
 */
import { OPCODE, OPCODES } from '../../bytecode/opcodes.ts';
import { SEEN } from '../../runtime/objects/function.ts';
import { Shape } from '../../runtime/objects/shape.ts';
import { strType } from '../../runtime/objects/str.ts';
import { PLACE } from '../inline-caches.ts';
import type { FunctionText } from './function-text.ts';

type Jump = (pc: number) => void;
/** Instructions after this one that are written already, or that control has gone elsewhere. */
type Taken = number | 'jumped';
type Write = (
  f: FunctionText,
  pc: number,
  a: (operand: number) => number,
  next: number | undefined,
  jump: Jump,
) => Taken | undefined;

const MAX = '9007199254740991';
const INPLACE = OPCODE['INPLACE'] as number;
const JUMP_IF_FALSE = OPCODE['JUMP_IF_FALSE'] as number;
const JUMP_IF_TRUE = OPCODE['JUMP_IF_TRUE'] as number;

export function writeInstruction(f: FunctionText, pc: number, next: number | undefined, jump: Jump): Taken {
  const { instructions } = f.code;
  const { name } = OPCODES[instructions[pc] as number] as (typeof OPCODES)[number];
  const write = WRITERS[name];
  if (write === undefined) throw new Error(`the baseline tier does not know ${name}`);
  return write(f, pc, (operand) => instructions[pc + operand] as number, next, jump) ?? 0;
}

function isNumber(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'int') return 'true';
  if (kind !== undefined) return 'false';
  return `typeof ${f.register(register)} === 'number'`;
}

function isFloat(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'float') return 'true';
  if (kind !== undefined) return 'false';
  return `${f.register(register)}.tag === 1`;
}

function isText(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'str') return 'true';
  if (kind !== undefined) return 'false';
  return `typeof ${f.register(register)} === 'string'`;
}

/** The double of a float register; a constant as a literal. */
function double(f: FunctionText, register: number): string {
  const value = f.kind(register) === 'float' ? f.constant(register) : undefined;
  if (value === undefined) return `${f.register(register)}.v`;
  if (Number.isFinite(value) && !Object.is(value, -0)) return value < 0 ? `(${value})` : `${value}`;
  return `${f.register(register)}.v`;
}

function both(a: string, b: string): string {
  if (a === 'false' || b === 'false') return 'false';
  if (a === 'true') return b;
  return b === 'true' ? a : `${a} && ${b}`;
}

/** Tries conditions in order; `last` is written without one. */
function choose(
  f: FunctionText,
  ways: readonly (readonly [condition: string, statement: string])[],
  last: string,
): void {
  let prefix = '';
  for (const [condition, statement] of ways) {
    if (condition === 'false' || condition.startsWith('false &&')) continue;
    f.line(`${prefix}if (${condition}) ${statement}`);
    prefix = 'else ';
  }
  f.line(`${prefix}{ ${last} }`);
}

function set(f: FunctionText, register: number, expression: string): string {
  f.known.delete(register);
  f.hints.delete(register);
  return `${f.register(register)} = ${expression};`;
}

/** A destination with what is known of it. */
function note(f: FunctionText, register: number, kind: ReturnType<FunctionText['kind']>): void {
  f.known.set(register, kind);
}

/** The site of a binary instruction. */
function siteAt(f: FunctionText, pc: number): number {
  const { instructions } = f.code;
  return instructions[pc + (instructions[pc] === INPLACE ? 5 : 4)] as number;
}

/** Types seen by a binary instruction. */
function seenAt(f: FunctionText, pc: number): number {
  return f.seen(siteAt(f, pc));
}

/** In the slow half of an instruction that lacks a fast path: what comes nevertheless is counted. */
function surprise(f: FunctionText, pc: number, a: string, b: string): string {
  return `surprise(T, F.link, ${f.site(siteAt(f, pc))}, START, ${a}, ${b});`;
}

/** The ways worth their text, by what was seen; floats first where no int was. Slow half last. */
function chooseSeen(
  f: FunctionText,
  pc: number,
  ints: readonly (readonly [string, string])[],
  floats: readonly (readonly [string, string])[],
  [a, b]: readonly [string, string],
  slow: string,
): void {
  const seen = seenAt(f, pc);
  const hasInts = (seen & SEEN.int) !== 0;
  const hasFloats = (seen & SEEN.float) !== 0;
  const ways = [...(hasInts ? ints : []), ...(hasFloats ? floats : [])];
  const complete =
    (hasInts || ints.every(([way]) => way === 'false')) && (hasFloats || floats.every(([way]) => way === 'false'));
  choose(f, ways, `p = ${pc}; ${complete ? '' : `${surprise(f, pc, a, b)} `}${slow}`);
}

/** `+ - *`: int while safe, float, else `slow`. */
function arithmetic(
  f: FunctionText,
  pc: number,
  operator: '+' | '-' | '*',
  dst: number,
  x: number,
  y: number,
  slow: string,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const mixed =
    f.kind(y) === 'int'
      ? ([isFloat(f, x), `${d} = new PyFloat(${double(f, x)} ${operator} ${b});`] as const)
      : f.kind(x) === 'int'
        ? ([isFloat(f, y), `${d} = new PyFloat(${a} ${operator} ${double(f, y)});`] as const)
        : (['false', ''] as const);
  chooseSeen(
    f,
    pc,
    [
      [
        ints === 'false' ? 'false' : `${ints} && (t = ${a} ${operator} ${b}, t <= ${MAX} && t >= -${MAX})`,
        `${d} = ${operator === '*' ? 't + 0' : 't'};`,
      ],
    ],
    [[both(isFloat(f, x), isFloat(f, y)), `${d} = new PyFloat(${double(f, x)} ${operator} ${double(f, y)});`], mixed],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

function division(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const nonzero = f.constant(y) !== undefined ? (f.constant(y) !== 0 ? 'true' : 'false') : `${b} !== 0`;
  const nonzeroFloat = f.constant(y) !== undefined ? nonzero : `${double(f, y)} !== 0`;
  chooseSeen(
    f,
    pc,
    [[both(both(isNumber(f, x), isNumber(f, y)), nonzero), `${d} = new PyFloat(${a} / ${b});`]],
    [
      [
        both(both(isFloat(f, x), isFloat(f, y)), nonzeroFloat),
        `${d} = new PyFloat(${double(f, x)} / ${double(f, y)});`,
      ],
      [both(both(isFloat(f, x), isNumber(f, y)), nonzero), `${d} = new PyFloat(${double(f, x)} / ${b});`],
    ],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

/** An arithmetic instruction without fast paths. */
export function writeSlowArithmetic(f: FunctionText, pc: number): void {
  const { instructions } = f.code;
  const at = (operand: number): number => instructions[pc + operand] as number;
  const inplace = instructions[pc] === INPLACE;
  const opcode = (OPCODES[inplace ? at(4) : (instructions[pc] as number)] as (typeof OPCODES)[number]).name;
  const [a, b] = [f.register(at(2)), f.register(at(3))];
  f.line(`p = ${pc}; ${set(f, at(1), slowBinary(opcode, inplace, a, b))}`);
}

function slowBinary(opcode: string, inplace: boolean, a: string, b: string): string {
  if (inplace) return `inplace(T, d, '${SYMBOLS[opcode]}', ${a}, ${b})`;
  const direct = { ADD: 'add', SUBTRACT: 'subtract', MULTIPLY: 'multiply' }[opcode];
  return direct === undefined ? `binary(T, d, '${SYMBOLS[opcode]}', ${a}, ${b})` : `${direct}(T, d, ${a}, ${b})`;
}

function floorDivision(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const nonzero = f.constant(y) !== undefined ? (f.constant(y) !== 0 ? 'true' : 'false') : `${b} !== 0`;
  chooseSeen(
    f,
    pc,
    [[both(both(isNumber(f, x), isNumber(f, y)), nonzero), `${d} = Math.floor(${a} / ${b}) + 0;`]],
    [],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

function modulo(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const divisor = f.constant(y);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const fast =
    divisor !== undefined && divisor > 0
      ? `{ t = ${a} % ${b}; ${d} = t < 0 ? t + ${b} : t + 0; }`
      : `{ t = ${a} % ${b}; ${d} = t !== 0 && (t < 0) !== (${b} < 0) ? t + ${b} : t + 0; }`;
  const nonzero = divisor !== undefined ? (divisor !== 0 ? 'true' : 'false') : `${b} !== 0`;
  chooseSeen(f, pc, [[both(ints, nonzero), fast]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

function bitwise(
  f: FunctionText,
  pc: number,
  operator: '&' | '|' | '^',
  dst: number,
  x: number,
  y: number,
  slow: string,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const small = (register: number, text: string): string => {
    const value = f.constant(register);
    return value !== undefined ? `${(value | 0) === value}` : `(${text} | 0) === ${text}`;
  };
  const ints = both(both(isNumber(f, x), isNumber(f, y)), both(small(x, a), small(y, b)));
  chooseSeen(f, pc, [[ints, `${d} = ${a} ${operator} ${b};`]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

function shift(f: FunctionText, pc: number, left: boolean, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const fast = left
    ? [both(ints, `${b} >= 0 && ${b} < 32 && ${a} >= 0 && ${a} < 0x100000`), `${d} = ${a} * ((1 << ${b}) >>> 0);`]
    : [both(ints, `${b} >= 0 && ${b} < 32 && (${a} | 0) === ${a}`), `${d} = ${a} >> ${b};`];
  chooseSeen(f, pc, [fast as [string, string]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ADD: '+',
  SUBTRACT: '-',
  MULTIPLY: '*',
  TRUE_DIVIDE: '/',
  FLOOR_DIVIDE: '//',
  MODULO: '%',
  POWER: '**',
  LEFT_SHIFT: '<<',
  RIGHT_SHIFT: '>>',
  BIT_AND: '&',
  BIT_OR: '|',
  BIT_XOR: '^',
  MATRIX_MULTIPLY: '@',
};

function binaryInstruction(
  f: FunctionText,
  pc: number,
  opcode: string,
  dst: number,
  x: number,
  y: number,
  inplace: boolean,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const general = slowBinary(opcode, inplace, a, b);
  switch (opcode) {
    case 'ADD':
      arithmetic(f, pc, '+', dst, x, y, general);
      break;
    case 'SUBTRACT':
      arithmetic(f, pc, '-', dst, x, y, general);
      break;
    case 'MULTIPLY':
      arithmetic(f, pc, '*', dst, x, y, general);
      break;
    case 'TRUE_DIVIDE':
      division(f, pc, dst, x, y, general);
      break;
    case 'FLOOR_DIVIDE':
      floorDivision(f, pc, dst, x, y, general);
      break;
    case 'MODULO':
      modulo(f, pc, dst, x, y, general);
      break;
    case 'BIT_AND':
      bitwise(f, pc, '&', dst, x, y, general);
      break;
    case 'BIT_OR':
      bitwise(f, pc, '|', dst, x, y, general);
      break;
    case 'BIT_XOR':
      bitwise(f, pc, '^', dst, x, y, general);
      break;
    case 'LEFT_SHIFT':
      shift(f, pc, true, dst, x, y, general);
      break;
    case 'RIGHT_SHIFT':
      shift(f, pc, false, dst, x, y, general);
      break;
    default:
      f.line(`p = ${pc}; ${set(f, dst, general)}`);
  }
}

const COMPARISONS: Readonly<Record<string, readonly [js: string, python: string]>> = {
  LESS: ['<', '<'],
  LESS_EQUAL: ['<=', '<='],
  GREATER: ['>', '>'],
  GREATER_EQUAL: ['>=', '>='],
  EQUAL: ['===', '=='],
  NOT_EQUAL: ['!==', '!='],
};

/** A comparison; with a jump on its result behind it, both at once. */
function comparison(
  f: FunctionText,
  pc: number,
  opcode: string,
  dst: number,
  x: number,
  y: number,
  next: number | undefined,
  jump: Jump,
): Taken {
  const [js, python] = COMPARISONS[opcode] as readonly [string, string];
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const seen = seenAt(f, pc);
  const texts = js === '===' || js === '!==' ? both(isText(f, x), isText(f, y)) : 'false';
  const ints = (seen & SEEN.int) !== 0 ? either(both(isNumber(f, x), isNumber(f, y)), texts) : 'false';
  const wanted = (seen & SEEN.float) !== 0;
  const floats = wanted ? both(isFloat(f, x), isFloat(f, y)) : 'false';
  const intFloat =
    wanted && f.kind(y) === 'int' && f.constant(y) !== undefined
      ? ([isFloat(f, x), `${double(f, x)} ${js} ${b}`] as const)
      : (['false', ''] as const);
  const note = (seen & SEEN.int) !== 0 && wanted ? '' : surprise(f, pc, a, b);
  const { instructions } = f.code;
  const branch =
    next !== undefined &&
    (instructions[next] === JUMP_IF_FALSE || instructions[next] === JUMP_IF_TRUE) &&
    instructions[next + 1] === dst &&
    !f.live(next, dst);
  if (!branch) {
    choose(
      f,
      [
        [ints, `${d} = ${a} ${js} ${b};`],
        [floats, `${d} = ${double(f, x)} ${js} ${double(f, y)};`],
        [intFloat[0], `${d} = ${intFloat[1]};`],
      ],
      `p = ${pc}; ${note} ${d} = rich(T, d, '${python}', ${a}, ${b});`,
    );
    set(f, dst, '');
    return 0;
  }
  let condition = `(p = ${pc}, ${note === '' ? '' : `${note.slice(0, -1)}, `}${d} = rich(T, d, '${python}', ${a}, ${b}), ${truthOf(d, next)})`;
  if (intFloat[0] !== 'false') condition = `(${intFloat[0]} ? ${intFloat[1]} : ${condition})`;
  if (floats !== 'false') condition = `(${floats} ? ${double(f, x)} ${js} ${double(f, y)} : ${condition})`;
  if (ints !== 'false') condition = `(${ints} ? ${a} ${js} ${b} : ${condition})`;
  set(f, dst, '');
  return branchOn(f, condition, next, jump);
}

function either(a: string, b: string): string {
  if (a === 'false') return b;
  if (b === 'false') return a;
  return `(${a} || ${b})`;
}

function truthOf(value: string, pc: number): string {
  return `(typeof ${value} === 'boolean' ? ${value} : (p = ${pc}, truthy(T, d, ${value})))`;
}

/** Writes the two ways of the conditional jump at `pc`, which ends its block. */
function branchOn(f: FunctionText, condition: string, pc: number, jump: Jump): Taken {
  const { instructions } = f.code;
  const target = instructions[pc + 2] as number;
  const jumpsIf = instructions[pc] === JUMP_IF_TRUE;
  f.line(`if (${condition}) {`);
  jump(jumpsIf ? target : pc + 3);
  f.line('} else {');
  jump(jumpsIf ? pc + 3 : target);
  f.line('}');
  return 'jumped';
}

function conditionalJump(f: FunctionText, pc: number, jump: Jump): Taken {
  const register = f.code.instructions[pc + 1] as number;
  const value = f.register(register);
  return branchOn(f, f.kind(register) === 'bool' ? `${value} === true` : truthOf(value, pc), pc, jump);
}

function contains(
  f: FunctionText,
  pc: number,
  dst: number,
  item: number,
  container: number,
  negated: boolean,
  next: number | undefined,
  jump: Jump,
): Taken {
  const value = `has(T, d, ${f.register(container)}, ${f.register(item)})`;
  f.line(`p = ${pc}; ${set(f, dst, negated ? `!${value}` : value)}`);
  note(f, dst, 'bool');
  if (
    next !== undefined &&
    (f.code.instructions[next] === JUMP_IF_FALSE || f.code.instructions[next] === JUMP_IF_TRUE) &&
    f.code.instructions[next + 1] === dst
  )
    return conditionalJump(f, next, jump);
  return 0;
}

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
  f.line(`{ p = ${pc}; t = forNext(T, d, ${it}); if (t !== undefined) { ${d} = t; break next${pc}; } }`);
  jump(target);
  f.line('}');
  jump(pc + 5);
  return 'jumped';
}

function unpack(f: FunctionText, pc: number, source: number, base: number, count: number): void {
  const a = f.register(source);
  f.line(
    `if ((${a}.tag === 3 || ${a}.tag === 2) && ${a}.items.length === ${count}) t = ${a}.items; else { p = ${pc}; t = unpack(T, d, ${a}, ${count}); }`,
  );
  for (let i = 0; i < count; i++) f.line(set(f, base + i, `t[${i}]`));
}

function loadGlobal(f: FunctionText, pc: number, dst: number, name: number, site: number): void {
  const s = f.site(site);
  const d = f.register(dst);
  set(f, dst, '');
  f.line(`${d} = ${s}.cell === undefined ? undefined : ${s}.cell.value ?? ${s}.fallback.value;`);
  f.line(`if (${d} === undefined) { p = ${pc}; ${d} = loadGlobal(F.link, N[${name}], ${s}); }`);
  f.hints.set(dst, f.code.names[name] as string);
}

/** A slot of an instance as a JS expression; undefined beyond those inside the object. */
function slotOf(object: string, slot: number): string | undefined {
  return slot >= 0 && slot < 4 ? `${object}.s${slot}` : undefined;
}

function loadAttribute(f: FunctionText, pc: number, dst: number, object: number, name: number, site: number): void {
  const a = f.register(object);
  const d = f.register(dst);
  const s = f.site(site);
  const slot = f.link.sites[site]?.slot ?? -1;
  const direct = slotOf(a, slot) ?? (slot >= 4 ? `${a}.more?.[${slot - 4}]` : undefined);
  const slow = `p = ${pc}; ${d} = loadAttribute(T, d, ${a}, N[${name}], ${s});`;
  if (direct === undefined) f.line(slow);
  else
    f.line(
      `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === ${slot} && ${a}.cls.version === ${s}.version && (t = ${direct}) !== undefined) ${d} = t; else { ${slow} }`,
    );
  set(f, dst, '');
}

function storeAttribute(f: FunctionText, pc: number, object: number, name: number, value: number, site: number): void {
  const a = f.register(object);
  const b = f.register(value);
  const s = f.site(site);
  const slot = f.link.sites[site]?.slot ?? -1;
  const direct = slotOf(a, slot);
  const slow = `p = ${pc}; storeAttribute(T, d, ${a}, N[${name}], ${b}, ${s});`;
  if (direct === undefined) f.line(slow);
  else
    f.line(
      `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === ${slot} && ${a}.cls.version === ${s}.version) { ${direct} = ${b}; if (${s}.next !== undefined) ${a}.shape = ${s}.next; } else { ${slow} }`,
    );
}

/** A test that a value is of the builtin type whose method the site found; undefined if it found no such method. */
function nativeGuard(f: FunctionText, value: string, site: number): string | undefined {
  const known = f.link.sites[site];
  if (!f.profiled || known === undefined || known.slot !== PLACE.native) return undefined;
  if (known.guard === strType) return `typeof ${value} === 'string' && ${f.site(site)}.guard === strType`;
  return `typeof ${value} === 'object' && ${value}.cls === ${f.site(site)}.guard`;
}

function loadMethod(f: FunctionText, pc: number, base: number, object: number, name: number, site: number): void {
  const a = f.register(object);
  const s = f.site(site);
  const [method, receiver] = [f.register(base), f.register(base + 1)];
  const instances = !f.profiled || f.link.sites[site]?.guard instanceof Shape;
  if (instances)
    f.line(
      `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === -1 && ${a}.cls.version === ${s}.version && (t = ${s}.cell.value).tag === 5) { u = ${a}; ${method} = t; ${receiver} = u; } else`,
    );
  const native = nativeGuard(f, a, site);
  if (native !== undefined)
    f.line(
      `if (${native} && ${s}.slot === ${PLACE.native}) { u = ${a}; ${method} = ${s}.cell.value; ${receiver} = u; } else`,
    );
  // A lookup that has to wait gives its value to the method's register alone: no receiver is to be there then.
  f.line(
    `{ p = ${pc}; u = ${a}; ${receiver} = undefined; t = loadMethod(T, d, u, N[${name}], ${s}); ${method} = t; ${receiver} = T.receiver; }`,
  );
  set(f, base, '');
  set(f, base + 1, '');
  f.hints.set(base, f.code.names[name] as string);
}

function registers(f: FunctionText, base: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => f.register(base + i));
}

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
  f.line(`p = ${pc};`);
  choose(
    f,
    [
      [inline === undefined ? 'false' : inline[0], inline === undefined ? '' : inline[1]],
      [
        (f.seen(site) & SEEN.function) === 0 ? 'false' : `${callee}.tag === 5 && ${callee}.link.arity === ${count}`,
        `${d} = ${callee}.link.entry(T, ${callee}, d + 1${args.map((arg) => `, ${arg}`).join('')});`,
      ],
    ],
    `${d} = ${general};`,
  );
  set(f, dst, '');
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
  const all = [receiver, ...args].join(', ');
  ways.push([
    `${receiver} !== undefined`,
    count < 3 ? `${d} = callMethod${count}(T, d, ${callee}, ${all});` : `${d} = callMethod(T, d, ${callee}, [${all}]);`,
  ]);
  choose(f, ways, `${d} = call(T, d, ${callee}, [${args.join(', ')}]);`);
  set(f, dst, '');
}

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

/** `dst = helper(...)`, which may throw. */
function operation(f: FunctionText, pc: number, dst: number, expression: string): Taken {
  f.line(`p = ${pc}; ${set(f, dst, expression)}`);
  return 0;
}

const optional = (f: FunctionText, register: number): string => (register < 0 ? 'undefined' : f.register(register));

/** It runs on an interpreter's frame. */
const isRegion = (f: FunctionText): boolean => f.shape.kind !== 'function';
const isMachine = (f: FunctionText): boolean => f.shape.kind === 'machine';

const WRITERS: Readonly<Record<string, Write>> = {
  MOVE: (f, _pc, a) => {
    const kind = f.kind(a(2));
    const hint = f.hints.get(a(2));
    f.line(set(f, a(1), f.register(a(2))));
    if (kind !== undefined) note(f, a(1), kind);
    if (hint !== undefined) f.hints.set(a(1), hint);
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
  ...Object.fromEntries(
    Object.keys(SYMBOLS).map((opcode): [string, Write] => [
      opcode,
      (f, pc, a) => {
        binaryInstruction(f, pc, opcode, a(1), a(2), a(3), false);
        return 0;
      },
    ]),
  ),
  INPLACE: (f, pc, a) => {
    binaryInstruction(f, pc, (OPCODES[a(4)] as (typeof OPCODES)[number]).name, a(1), a(2), a(3), true);
    return 0;
  },
  NEGATIVE: (f, pc, a) => {
    const [d, x] = [f.register(a(1)), f.register(a(2))];
    choose(
      f,
      [
        [isNumber(f, a(2)), `${d} = 0 - ${x};`],
        [isFloat(f, a(2)), `${d} = new PyFloat(-${double(f, a(2))});`],
      ],
      `p = ${pc}; ${d} = unary(T, d, '-', ${x});`,
    );
    set(f, a(1), '');
    return 0;
  },
  POSITIVE: (f, pc, a) => operation(f, pc, a(1), `unary(T, d, '+', ${f.register(a(2))})`),
  INVERT: (f, pc, a) => operation(f, pc, a(1), `unary(T, d, '~', ${f.register(a(2))})`),
  NOT: (f, pc, a) => {
    f.line(set(f, a(1), `!${truthOf(f.register(a(2)), pc)}`));
    note(f, a(1), 'bool');
    return 0;
  },
  TRUTH: (f, pc, a) => {
    f.line(set(f, a(1), truthOf(f.register(a(2)), pc)));
    note(f, a(1), 'bool');
    return 0;
  },
  ...Object.fromEntries(
    Object.keys(COMPARISONS).map((opcode): [string, Write] => [
      opcode,
      (f, pc, a, next, jump) => comparison(f, pc, opcode, a(1), a(2), a(3), next, jump),
    ]),
  ),
  IS: (f, _pc, a) => {
    f.line(set(f, a(1), sameExpression(f, a(2), a(3))));
    note(f, a(1), 'bool');
    return 0;
  },
  IS_NOT: (f, _pc, a) => {
    f.line(set(f, a(1), `!${sameExpression(f, a(2), a(3))}`));
    note(f, a(1), 'bool');
    return 0;
  },
  CONTAINS: (f, pc, a, next, jump) => contains(f, pc, a(1), a(2), a(3), false, next, jump),
  NOT_CONTAINS: (f, pc, a, next, jump) => contains(f, pc, a(1), a(2), a(3), true, next, jump),
  JUMP: (_f, _pc, a, _next, jump) => {
    jump(a(1));
    return 'jumped';
  },
  JUMP_BACK: (f, _pc, a, _next, jump) => {
    f.line(`if (--B.fuel < 0) { p = ${a(1)}; refuel(T); }`);
    jump(a(1));
    return 'jumped';
  },
  JUMP_IF_FALSE: (f, pc, _a, _next, jump) => conditionalJump(f, pc, jump),
  JUMP_IF_TRUE: (f, pc, _a, _next, jump) => conditionalJump(f, pc, jump),
  JUMP_IF_NONE: (f, pc, a, _next, jump) => twoWays(f, `${f.register(a(1))} === None`, a(2), pc + 3, jump),
  JUMP_IF_UNBOUND: (f, pc, a, _next, jump) => twoWays(f, `${f.register(a(1))} === undefined`, a(2), pc + 3, jump),
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
  LOAD_ATTRIBUTE: (f, pc, a) => {
    loadAttribute(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  STORE_ATTRIBUTE: (f, pc, a) => {
    storeAttribute(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  DELETE_ATTRIBUTE: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.deleteAttribute(${f.register(a(1))}, N[${a(2)}]));`);
    return 0;
  },
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
  LOAD_METHOD: (f, pc, a) => {
    loadMethod(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  LOAD_SPECIAL: (f, pc, a) => {
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.loadSpecial(${f.register(a(2))}, N[${a(3)}]))`);
    f.line(set(f, a(1) + 1, 'undefined'));
    return 0;
  },
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
  RETURN: (f, pc, a) => {
    if (isRegion(f)) f.exit(pc);
    else f.line(`return ${f.register(a(1))};`);
    return 'jumped';
  },
  RAISE: (f, pc, a) => {
    f.line(`p = ${pc}; throw raised(T, d, ${f.register(a(1))}, ${optional(f, a(2))});`);
    return 'jumped';
  },
  RAISE_AGAIN: (f, pc) => {
    f.line(`p = ${pc}; throw raiseAgain(T);`);
    return 'jumped';
  },
  RERAISE: (f, pc, a) => {
    f.line(`p = ${pc}; throw reraise(T, ${f.register(a(1))});`);
    return 'jumped';
  },
  PUSH_HANDLED: (f, _pc, a) => {
    const exception = f.register(a(2));
    f.line(
      isRegion(f)
        ? `${set(f, a(1), 'frame.handled ?? None')} frame.handled = ${exception};${isMachine(f) ? ' T.realm.handled = frame.handled;' : ''}`
        : `${set(f, a(1), 'h ?? None')} h = ${exception}; T.realm.handled = h;`,
    );
    return 0;
  },
  POP_HANDLED: (f, _pc, a) => {
    const saved = f.register(a(1));
    f.line(
      isRegion(f)
        ? `frame.handled = ${saved} === None ? undefined : ${saved};${isMachine(f) ? ' T.realm.handled = frame.handled ?? h0;' : ''}`
        : `h = ${saved} === None ? undefined : ${saved}; T.realm.handled = h ?? h0;`,
    );
    return 0;
  },
  MATCH_EXCEPTION: (f, pc, a) => {
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.matchException(${f.register(a(2))}, ${f.register(a(3))}))`,
    );
    note(f, a(1), 'bool');
    return 0;
  },
  MATCH_EXCEPTION_GROUP: (f, pc, a) => {
    f.line(
      `p = ${pc}; t = settled(T, T.nativeDepth = d, slow.matchExceptionGroup(${f.register(a(2))}, ${f.register(a(3))})).items;`,
    );
    f.line(`${set(f, a(1), 't[0]')} ${set(f, a(1) + 1, 't[1]')}`);
    return 0;
  },
  JOIN_EXCEPTION_GROUP: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.joinExceptionGroup(${f.register(a(2))}, ${f.register(a(3))}))`,
    ),
  LOAD_ASSERTION_ERROR: (f, _pc, a) => {
    f.line(set(f, a(1), 'slow.assertionError'));
    return 0;
  },
  WITH_EXIT_EXCEPTION: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `drive(T, d, slow.withExit(${f.register(a(2))}, ${f.register(a(2) + 1)}, ${f.register(a(3))}))`,
    ),
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
  INTRINSIC: (f, pc, a) =>
    operation(
      f,
      pc,
      a(1),
      `settled(T, T.nativeDepth = d, slow.intrinsic(${a(2)}, [${registers(f, a(3), a(4)).join(', ')}]))`,
    ),
};

function sameExpression(f: FunctionText, x: number, y: number): string {
  const [a, b] = [f.register(x), f.register(y)];
  const simple = [x, y].some((register) => {
    const kind = f.kind(register);
    return kind === 'none' || kind === 'bool';
  });
  return simple ? `(${a} === ${b})` : `isSame(${a}, ${b})`;
}

function twoWays(f: FunctionText, condition: string, yes: number, no: number, jump: Jump): Taken {
  f.line(`if (${condition}) {`);
  jump(yes);
  f.line('} else {');
  jump(no);
  f.line('}');
  return 'jumped';
}
