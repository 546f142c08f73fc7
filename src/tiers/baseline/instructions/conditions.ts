/** Comparisons, membership, truth, and the jumps on them. */
import { OPCODE } from '../../../bytecode/opcodes.ts';
import { SEEN } from '../../../runtime/objects/function.ts';
import type { FunctionText } from '../function-text.ts';
import {
  both,
  choose,
  double,
  either,
  isFloat,
  isNumber,
  isText,
  type Jump,
  note,
  seenAt,
  set,
  surprise,
  type Taken,
  truthOf,
  type Write,
  type WriterTable,
} from './parts.ts';

const JUMP_IF_FALSE = OPCODE['JUMP_IF_FALSE'] as number;

const JUMP_IF_TRUE = OPCODE['JUMP_IF_TRUE'] as number;

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
  const [a, b] = [f.register(item), f.register(container)];
  const plainKey = either(isText(f, item), isNumber(f, item));
  const general = `has(T, d, ${b}, ${a})`;
  const value =
    plainKey === 'false'
      ? general
      : `(${both(plainKey, `${b}.tag === 4 && ${b}.guestKeys === undefined`)} ? ${b}.has(${a}) : ${general})`;
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

export const CONDITIONS: WriterTable = {
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
};
