/**
 * Random expressions of a wanted kind over the names of a scope. Takes a random source, a scope and a depth; gives an
 * expression. Values stay small: exponents, shifts and repetitions are literals.
 */
import { literal } from './literals.ts';
import type { Random } from './random.ts';
import { KINDS, type Kind, Scope } from './scope.ts';
import { formatted, textOperation } from './texts.ts';
import { type Expression, list, type Part, python } from './tree.ts';

export interface Making {
  readonly random: Random;
  readonly scope: Scope;
  /** Levels of operators still allowed. */
  readonly depth: number;
}

type Maker = (making: Making) => Expression;

/** An expression of the kind, or of another one now and then. */
export function expression(making: Making, wanted: Kind): Expression {
  const { random, scope, depth } = making;
  const kind = wanted === 'any' || random.chance(0.04) ? random.pick(KINDS.slice(0, -1)) : wanted;
  const names = scope.names(kind);
  if (names.length > 0 && random.chance(0.35)) return python`${random.pick(names)}`;
  if (depth <= 0) return simple(making, kind);
  return random.pick(random.chance(0.15) ? GENERAL : OPERATIONS[kind])({ ...making, depth: depth - 1 });
}

/** Arguments of a call of a known function: positional, by keyword, starred. */
export function callArguments(
  making: Making,
  positional: number,
  keywords: readonly string[],
  star: boolean,
): Expression {
  const { random } = making;
  const off = random.chance(0.06) ? random.pick([-1, 1]) : 0;
  const args: Part[] = [];
  for (let i = 0; i < positional + off; i++) args.push(expression(making, 'any'));
  if (star && random.chance(0.4)) args.push(python`*${expression(making, random.pick(['list', 'tuple', 'str']))}`);
  for (const name of keywords) if (random.chance(0.6)) args.push(python`${name}=${expression(making, 'any')}`);
  if (star && random.chance(0.2)) args.push(python`**${expression(making, 'dict')}`);
  return list(args);
}

function simple({ random, scope }: Making, kind: Kind): Expression {
  switch (kind) {
    case 'list':
      return python`[]`;
    case 'tuple':
      return python`()`;
    case 'dict':
      return python`{}`;
    case 'set':
      return python`set()`;
    case 'object': {
      const instances = scope.allInstances();
      return instances.length > 0 ? python`${random.pick(instances)[0]}` : python`None`;
    }
    case 'any':
      return python`None`;
    default:
      return python`${literal[kind](random)}`;
  }
}

const made =
  (kind: Kind): Maker =>
  (making) =>
    expression(making, kind);
const int = made('int');
const float = made('float');
const str = made('str');
const bytes = made('bytes');
const listOf = made('list');
const tuple = made('tuple');
const dict = made('dict');
const set = made('set');
const complex = made('complex');
const bool = made('bool');
const any = made('any');
const object = made('object');
const number: Maker = (m) => expression(m, m.random.pick(['int', 'float', 'bool', 'int', 'complex']));
const sequence: Maker = (m) => expression(m, m.random.pick(['list', 'tuple', 'str', 'bytes']));
const iterable: Maker = (m) => expression(m, m.random.pick(['list', 'tuple', 'str', 'dict', 'set']));
/** Hashable, and of a hash that does not change from process to process (NaN's does). */
const key: Maker = (m) => {
  const choice = m.random.between(0, 9);
  if (choice < 7) return python`${literal.int(m.random)}`;
  if (choice < 9) return python`${m.random.pick(['1.5', '-0.0', '2.0', '1e300', "float('inf')", 'None'])}`;
  return python`(${literal.int(m.random)}, ${literal.small(m.random)})`;
};
/** A key of a dict, whose order does not depend on hashes. */
const dictKey: Maker = (m) => (m.random.chance(0.5) ? key(m) : python`${literal.str(m.random)}`);
const small = (m: Making): string => literal.small(m.random);

function bounds(m: Making): Expression {
  const part = (): Part => (m.random.chance(0.5) ? m.random.pick(['', '0', '1', '-1', '2', '-3', '100']) : '');
  return m.random.chance(0.5)
    ? python`${part()}:${part()}`
    : python`${part()}:${part()}:${m.random.pick(['', '1', '2', '-1', '-2', '0'])}`;
}

/** A comprehension's clauses around an element; its variables are of unknown kind inside. */
function comprehension(m: Making, open: string, element: (inner: Making) => Expression, close: string): Expression {
  const scope = new Scope(m.scope, m.scope.inFunction);
  const name = scope.fresh('c');
  const source = iterable(m);
  scope.variables.set(name, m.random.pick(['int', 'str', 'any']));
  const inner = { ...m, scope };
  const condition = m.random.chance(0.4) ? python` if ${bool(inner)}` : python``;
  if (m.random.chance(0.2)) {
    const second = scope.fresh('c');
    scope.variables.set(second, 'int');
    return python`${open}${element(inner)} for ${name} in ${source}${condition} for ${second} in range(${literal.small(m.random)})${close}`;
  }
  return python`${open}${element(inner)} for ${name} in ${source}${condition}${close}`;
}

function lambda(m: Making, parameters: number): Expression {
  const scope = new Scope(m.scope, true);
  const names = Array.from({ length: parameters }, () => scope.fresh('p'));
  for (const name of names) scope.variables.set(name, m.random.pick(['int', 'any']));
  return python`lambda ${names.join(', ')}: ${expression({ ...m, scope }, 'any')}`;
}

function call(m: Making): Expression {
  const functions = m.scope.allFunctions();
  const instances = m.scope.allInstances();
  const classes = m.scope.allClasses();
  const choice = m.random.between(0, 2);
  if (choice === 0 && functions.length > 0) {
    const chosen = m.random.pick(functions);
    const args = callArguments(m, chosen.positional + m.random.between(0, chosen.optional), chosen.keywords, true);
    return chosen.generator ? python`list(${chosen.name}(${args}))` : python`${chosen.name}(${args})`;
  }
  if (choice === 1 && instances.length > 0) {
    const [name, of] = m.random.pick(instances);
    const methods = [...of.methods];
    if (methods.length > 0 && m.random.chance(0.7)) {
      const [method, parameters] = m.random.pick(methods);
      return python`${name}.${method}(${callArguments(m, parameters, [], false)})`;
    }
    return python`${name}.${m.random.pick([...of.attributes, 'missing'])}`;
  }
  if (classes.length > 0) {
    const chosen = m.random.pick(classes);
    return python`${chosen.name}(${callArguments(m, chosen.parameters, [], false)})`;
  }
  return python`(${lambda(m, 1)})(${any(m)})`;
}

/** What gives anything. */
const GENERAL: readonly Maker[] = [
  (m) => python`(${any(m)} if ${bool(m)} else ${any(m)})`,
  (m) => python`(${any(m)} or ${any(m)})`,
  (m) => python`(${any(m)} and ${any(m)})`,
  (m) => python`${listOf(m)}[${int(m)}]`,
  (m) => python`${sequence(m)}[${small(m)}]`,
  (m) => python`${dict(m)}[${dictKey(m)}]`,
  (m) => python`${dict(m)}.get(${dictKey(m)}, ${any(m)})`,
  (m) => python`max(${iterable(m)}, default=${any(m)})`,
  (m) => python`min(${any(m)}, ${any(m)})`,
  (m) => python`next(iter(${iterable(m)}), ${any(m)})`,
  (m) =>
    python`(${any(m)} ${m.random.pick(['+', '-', '*', '/', '//', '%', '&', '|', '^', '@', '<', '==', 'in'])} ${any(m)})`,
  (m) => python`getattr(${any(m)}, ${m.random.pick(["'real'", "'__class__'", "'x'", "'a'"])}, ${any(m)})`,
  (m) => python`type(${any(m)}).__name__`,
  (m) => (m.scope.inFunction ? python`(${m.scope.target(m.random, 'any')} := ${any(m)})` : any(m)),
  call,
  call,
  call,
];

const BINARY_INT = ['+', '-', '*', '//', '%', '&', '|', '^', '+', '-'];
const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='];

const OPERATIONS: Readonly<Record<Kind, readonly Maker[]>> = {
  int: [
    (m) => python`${literal.int(m.random)}`,
    (m) => python`(${int(m)} ${m.random.pick(BINARY_INT)} ${int(m)})`,
    (m) => python`(${int(m)} ${m.random.pick(BINARY_INT)} ${bool(m)})`,
    (m) => python`(${int(m)} ${m.random.pick(['**', '<<', '>>'])} ${small(m)})`,
    (m) => python`${m.random.pick(['-', '~', '+', '--'])}${int(m)}`,
    (m) => python`len(${iterable(m)})`,
    (m) => python`int(${m.random.chance(0.5) ? float(m) : str(m)})`,
    (m) => python`int(${str(m)}, ${m.random.pick(['0', '2', '16', '36', '1'])})`,
    (m) => python`sum(${listOf(m)}, ${int(m)})`,
    (m) => python`abs(${int(m)})`,
    (m) => python`divmod(${int(m)}, ${int(m)})[${m.random.pick(['0', '1'])}]`,
    (m) => python`pow(${int(m)}, ${small(m)}, ${int(m)})`,
    (m) => python`round(${number(m)}${m.random.pick(['', ', -1', ', 1', ', None'])})`,
    (m) => python`(${int(m)}).bit_length()`,
    (m) => python`${sequence(m)}.count(${any(m)})`,
    (m) => python`${sequence(m)}.index(${any(m)})`,
    (m) => python`hash(${number(m)})`,
    (m) => python`ord(${str(m)}[:1])`,
    (m) => python`int.from_bytes(${bytes(m)}, ${m.random.pick(["'big'", "'little'", "'big', signed=True"])})`,
  ],
  float: [
    (m) => python`${literal.float(m.random)}`,
    (m) => python`(${float(m)} ${m.random.pick(['+', '-', '*', '/', '//', '%', '**'])} ${float(m)})`,
    (m) => python`(${int(m)} / ${int(m)})`,
    (m) => python`(${int(m)} ${m.random.pick(['+', '-', '*', '//', '%'])} ${float(m)})`,
    (m) => python`float(${m.random.chance(0.5) ? int(m) : str(m)})`,
    (m) => python`round(${float(m)}, ${m.random.pick(['0', '1', '2', '-1', '5'])})`,
    (m) => python`-${float(m)}`,
    (m) => python`abs(${m.random.chance(0.5) ? float(m) : complex(m)})`,
    (m) => python`${complex(m)}.${m.random.pick(['real', 'imag'])}`,
    (m) => python`sum(${listOf(m)}, ${float(m)})`,
  ],
  complex: [
    (m) => python`${literal.complex(m.random)}`,
    (m) => python`(${complex(m)} ${m.random.pick(['+', '-', '*', '/'])} ${number(m)})`,
    (m) => python`(${complex(m)} ** ${small(m)})`,
    (m) => python`complex(${number(m)}, ${number(m)})`,
    (m) => python`${complex(m)}.conjugate()`,
  ],
  bool: [
    (m) => python`(${any(m)} ${m.random.pick(['==', '!='])} ${any(m)})`,
    (m) => python`(${int(m)} ${m.random.pick(COMPARISONS)} ${int(m)})`,
    (m) => python`(${number(m)} ${m.random.pick(COMPARISONS)} ${number(m)} ${m.random.pick(COMPARISONS)} ${number(m)})`,
    (m) => python`(${str(m)} ${m.random.pick([...COMPARISONS, 'in', 'not in'])} ${str(m)})`,
    (m) => python`(${listOf(m)} ${m.random.pick(COMPARISONS)} ${listOf(m)})`,
    (m) => python`(${tuple(m)} ${m.random.pick(COMPARISONS)} ${tuple(m)})`,
    (m) => python`(${set(m)} ${m.random.pick(COMPARISONS)} ${set(m)})`,
    (m) => python`(${any(m)} ${m.random.pick(['in', 'not in'])} ${iterable(m)})`,
    (m) => python`(not ${any(m)})`,
    (m) => python`(${any(m)} is ${m.random.pick(['None', 'True', 'not None'])})`,
    (m) =>
      python`isinstance(${any(m)}, ${m.random.pick(['int', 'str', '(list, tuple)', 'int | str', 'object', 'bool'])})`,
    (m) => python`${m.random.pick(['all', 'any'])}(${iterable(m)})`,
    (m) => python`bool(${any(m)})`,
    (m) => python`callable(${any(m)})`,
    (m) =>
      python`${str(m)}.${m.random.pick(['isdigit', 'isalpha', 'isupper', 'isspace', 'isidentifier', 'isnumeric', 'istitle'])}()`,
    (m) => python`${str(m)}.${m.random.pick(['startswith', 'endswith'])}(${str(m)})`,
    (m) => python`(${float(m)}).is_integer()`,
  ],
  str: [
    (m) => python`${literal.str(m.random)}`,
    (m) => formatted(m, expression),
    (m) => formatted(m, expression),
    (m) => textOperation(m, expression),
    (m) => textOperation(m, expression),
    (m) => python`(${str(m)} + ${str(m)})`,
    (m) => python`(${str(m)} * ${small(m)})`,
    (m) => python`${str(m)}[${bounds(m)}]`,
    (m) => python`${m.random.pick(['str', 'repr', 'ascii', 'str', 'repr'])}(${any(m)})`,
    (m) => python`chr(${m.random.pick(['65', '0x1f600', '233', '10', '-1', '0x20ac'])})`,
    (m) => python`${m.random.pick(['bin', 'hex', 'oct'])}(${int(m)})`,
  ],
  bytes: [
    (m) => python`${literal.bytes(m.random)}`,
    (m) => python`(${bytes(m)} + ${bytes(m)})`,
    (m) => python`(${bytes(m)} * ${small(m)})`,
    (m) => python`${bytes(m)}[${bounds(m)}]`,
    (m) =>
      python`${str(m)}.encode(${m.random.pick(['', "'utf-8'", "'latin-1', 'replace'", "'ascii', 'ignore'", "'ascii', 'backslashreplace'"])})`,
    (m) => python`bytes(${m.random.pick(['[1, 2, 255]', '3', 'range(3)', '[256]'])})`,
    (m) => python`${bytes(m)}.${m.random.pick(['upper', 'strip', 'title', 'swapcase'])}()`,
    (m) => python`${bytes(m)}.replace(${literal.bytes(m.random)}, ${bytes(m)})`,
    (m) =>
      python`(${int(m)}).to_bytes(${m.random.pick(['1', '2', '8', '16'])}, ${m.random.pick(["'big'", "'little'", "'big', signed=True"])})`,
    (m) => python`b'%d|%s' % (${int(m)}, ${bytes(m)})`,
  ],
  list: [
    (m) => python`[${list(m.random.several(0, 4, () => any(m)))}]`,
    (m) => python`[${list(m.random.several(1, 4, () => int(m)))}]`,
    (m) => python`[*${iterable(m)}, ${any(m)}]`,
    (m) => comprehension(m, '[', any, ']'),
    (m) => comprehension(m, '[', int, ']'),
    (m) => python`(${listOf(m)} + ${listOf(m)})`,
    (m) => python`(${listOf(m)} * ${small(m)})`,
    (m) => python`${listOf(m)}[${bounds(m)}]`,
    (m) =>
      python`list(${m.random.chance(0.3) ? python`range(${small(m)}, ${m.random.pick(['10', '7', '-5'])}, ${m.random.pick(['1', '2', '-2', '0'])})` : iterable(m)})`,
    (m) =>
      python`sorted(${listOf(m)}${m.random.pick(['', ', reverse=True', ', key=str', ', key=lambda e: -len(str(e))'])})`,
    (m) => python`list(${m.random.pick(['reversed', 'enumerate', 'list', 'tuple'])}(${sequence(m)}))`,
    (m) => python`list(zip(${iterable(m)}, ${iterable(m)}${m.random.chance(0.2) ? ', strict=True' : ''}))`,
    (m) => python`list(map(${lambda(m, 1)}, ${iterable(m)}))`,
    (m) => python`list(filter(${m.random.chance(0.3) ? 'None' : lambda(m, 1)}, ${iterable(m)}))`,
    (m) => python`${str(m)}.split(${m.random.pick(['', "','", "' '", "'a', 1", 'None, 1', "''"])})`,
    (m) => python`${str(m)}.${m.random.pick(['splitlines()', 'splitlines(True)', "rsplit('l', 1)", 'rsplit()'])}`,
    (m) => python`list(${dict(m)}.${m.random.pick(['items', 'keys', 'values'])}())`,
  ],
  tuple: [
    (m) => python`(${list(m.random.several(2, 4, () => any(m)))})`,
    (m) => python`(${any(m)},)`,
    (m) => python`(*${iterable(m)}, ${any(m)})`,
    (m) => python`(${tuple(m)} + ${tuple(m)})`,
    (m) => python`(${tuple(m)} * ${small(m)})`,
    (m) => python`${tuple(m)}[${bounds(m)}]`,
    (m) => python`tuple${comprehension(m, '(', any, ')')}`,
    (m) => python`divmod(${number(m)}, ${number(m)})`,
    (m) => python`${str(m)}.${m.random.pick(['partition', 'rpartition'])}(${str(m)})`,
  ],
  dict: [
    (m) => python`{${list(m.random.several(0, 3, () => python`${dictKey(m)}: ${any(m)}`))}}`,
    (m) => python`{${dictKey(m)}: ${any(m)}, **${dict(m)}}`,
    (m) => comprehension(m, '{', (inner) => python`${dictKey(inner)}: ${any(inner)}`, '}'),
    (m) => python`(${dict(m)} | ${dict(m)})`,
    (m) => python`dict(zip(${iterable(m)}, ${iterable(m)}))`,
    (m) => python`dict(a=${any(m)}, b=${any(m)})`,
    (m) => python`dict.fromkeys(${iterable(m)}, ${any(m)})`,
    (m) => python`dict(enumerate(${iterable(m)}))`,
    (m) => python`${dict(m)}.copy()`,
  ],
  set: [
    (m) => python`{${list(m.random.several(1, 5, () => key(m)))}}`,
    (m) => comprehension(m, '{', key, '}'),
    (m) => python`(${set(m)} ${m.random.pick(['|', '&', '-', '^'])} ${set(m)})`,
    (m) => python`set(range(${m.random.pick(['3', '9', '20'])}, ${m.random.pick(['5', '40'])}))`,
    (m) => python`frozenset({${list(m.random.several(1, 4, () => key(m)))}})`,
    (m) =>
      python`${set(m)}.${m.random.pick(['union', 'intersection', 'difference', 'symmetric_difference'])}(${set(m)})`,
  ],
  object: [
    call,
    call,
    object,
    (m) => lambda(m, m.random.between(0, 2)),
    (m) =>
      python`${m.random.pick(['int', 'str', 'len', 'print', 'ValueError', 'NotImplemented', '...', 'range(3)', 'slice(1, 2)', 'iter([])'])}`,
  ],
  any: [any],
};
