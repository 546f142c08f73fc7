/** Random statements. Loops are over bounded iterables or count down a variable of their own, so that programs end. */
import { classDefinition, functionDefinition } from './definitions.ts';
import { expression, type Making } from './expressions.ts';
import { literal } from './literals.ts';
import { type Clause, clause, type Expression, line, list, python, type Statement } from './tree.ts';

type Maker = (making: Making) => Statement[];

/** Between `low` and `high` statements. */
export function block(making: Making, low: number, high: number): Statement[] {
  return making.random.several(low, high, () => statement(making)).flat();
}

/** One statement, or some that belong together. */
export function statement(making: Making): Statement[] {
  const { random, depth } = making;
  const nested = depth > 0 && random.chance(0.45);
  return random.pick(nested ? COMPOUND : SIMPLE)(nested ? { ...making, depth: depth - 1 } : making);
}

const of = (m: Making, kind: Parameters<typeof expression>[1]): Expression => expression(m, kind);
const shown = (m: Making): Statement => line`show(${list(m.random.several(1, 2, () => of(m, 'any')))})`;
const ERRORS = [
  'ValueError',
  'TypeError',
  'KeyError',
  'ZeroDivisionError',
  'IndexError',
  'Exception',
  'LookupError',
  'ArithmeticError',
  'AttributeError',
  '(ValueError, TypeError)',
];

function assign(m: Making): Statement {
  const kind = m.random.pick([
    'int',
    'int',
    'float',
    'str',
    'list',
    'dict',
    'set',
    'tuple',
    'bool',
    'any',
    'bytes',
    'object',
  ] as const);
  const value = of(m, kind);
  return line`${m.scope.target(m.random, kind)} = ${value}`;
}

function container(m: Making, kind: 'list' | 'dict' | 'set'): string | undefined {
  const names = m.scope.names(kind);
  return names.length === 0 ? undefined : m.random.pick(names);
}

function change(m: Making): Statement {
  const { random } = m;
  const name = container(m, 'list');
  if (name === undefined) return assign(m);
  return random.pick([
    () => line`${name}.append(${of(m, 'any')})`,
    () => line`${name}[${of(m, 'int')}] = ${of(m, 'any')}`,
    () =>
      line`${name}[${random.pick(['1:2', ':', '::2', '-1:', '5:2', '::-1', ':0'])}] = ${of(m, random.pick(['list', 'str', 'tuple', 'any']))}`,
    () => line`del ${name}[${random.pick(['0', '-1', ':1', '::2', '10', '::-2'])}]`,
    () => line`${name}.${random.pick(['reverse', 'clear', 'sort', 'pop', 'copy'])}()`,
    () => line`${name}.insert(${literal.small(random)}, ${of(m, 'any')})`,
    () =>
      line`${name}.sort(key=${random.pick(['str', 'repr', 'lambda e: (type(e).__name__, str(e))'])}, reverse=${of(m, 'bool')})`,
    () => line`${name}.remove(${of(m, 'any')})`,
    () => line`${name} += ${of(m, random.pick(['list', 'str', 'tuple', 'any']))}`,
  ])();
}

function changeTable(m: Making): Statement {
  const { random } = m;
  const name = container(m, 'dict');
  const group = container(m, 'set');
  if (group !== undefined && random.chance(0.4))
    return random.pick([
      () => line`${group}.add(${of(m, 'int')})`,
      () => line`${group}.discard(${of(m, 'int')})`,
      () => line`${group} ${random.pick(['|=', '&=', '-=', '^='])} ${of(m, 'set')}`,
    ])();
  if (name === undefined) return assign(m);
  return random.pick([
    () => line`${name}[${of(m, random.pick(['int', 'str', 'any']))}] = ${of(m, 'any')}`,
    () => line`del ${name}[${of(m, 'int')}]`,
    () => line`${name}.setdefault(${of(m, 'str')}, []).append(${of(m, 'any')})`,
    () => line`${name}.update(${of(m, 'dict')})`,
    () => line`show(${name}.pop(${of(m, 'int')}, ${of(m, 'any')}))`,
    () => line`show(${name}.popitem())`,
    () => line`${name} |= ${of(m, 'dict')}`,
  ])();
}

function unpack(m: Making): Statement {
  const { random, scope } = m;
  const value = of(m, random.pick(['tuple', 'list', 'str']));
  const name = (): string => scope.target(random, 'any');
  const [a, b, c] = [name(), name(), name()];
  return random.pick([
    () => line`${a}, ${b} = ${value}`,
    () => line`${a}, *${b} = ${value}`,
    () => line`*${a}, ${b}, ${c} = ${value}`,
    () => line`${a}, (${b}, *${c}) = ${of(m, 'any')}, ${value}`,
    () => line`[${a}, ${b}, *${c}] = ${value}`,
    () => line`${a} = ${b} = ${value}`,
    () => line`${a}, ${b} = ${of(m, 'any')}, ${of(m, 'any')}`,
  ])();
}

function augmented(m: Making): Statement {
  const kind = m.random.pick(['int', 'float', 'str', 'list', 'any'] as const);
  const names = [...m.scope.variables].filter(([, has]) => has === kind).map(([name]) => name);
  if (names.length === 0) return assign(m);
  const operator = m.random.pick(
    kind === 'int'
      ? ['+=', '-=', '*=', '//=', '%=', '&=', '|=', '^=']
      : kind === 'float'
        ? ['+=', '-=', '*=', '/=', '//=', '%=']
        : ['+='],
  );
  return line`${m.random.pick(names)} ${operator} ${of(m, kind)}`;
}

function attribute(m: Making): Statement {
  const instances = m.scope.allInstances();
  if (instances.length === 0) return assign(m);
  const [name, of_] = m.random.pick(instances);
  const chosen = m.random.pick([...of_.attributes, 'extra']);
  return m.random.pick([
    () => line`${name}.${chosen} = ${of(m, 'any')}`,
    () => line`show(${name}.${chosen})`,
    () => line`del ${name}.${chosen}`,
    () => line`show(${name} ${m.random.pick(['+', '-', '*', '==', '<', 'in', '%', '@'])} ${of(m, 'any')})`,
    () =>
      line`show(${m.random.pick(['len', 'str', 'bool', 'list', 'hash', 'iter', 'abs', 'repr', 'vars', 'int'])}(${name}))`.map(
        (c) => c,
      ),
    () => line`${name} += ${of(m, 'any')}`,
  ])();
}

function leave(m: Making): Statement {
  if (m.scope.loops > 0 && m.random.chance(0.7)) return line`${m.random.pick(['break', 'continue'])}`;
  if (m.scope.inFunction)
    return m.scope.inGenerator && m.random.chance(0.7) ? line`yield ${of(m, 'any')}` : line`return ${of(m, 'any')}`;
  return line`pass`;
}

function raise(m: Making): Statement {
  const { random } = m;
  const error = python`${random.pick(['ValueError', 'KeyError', 'TypeError', 'RuntimeError'])}(${of(m, 'any')})`;
  return random.pick([
    () => line`raise ${error}`,
    () => line`raise ${error} from ${random.pick(['None', 'OSError(1)', 'IndexError()'])}`,
    () => line`raise`,
    () => line`assert ${of(m, 'bool')}, ${of(m, 'any')}`,
  ])();
}

const SIMPLE: readonly Maker[] = [
  (m) => [assign(m)],
  (m) => [assign(m)],
  (m) => [shown(m)],
  (m) => [shown(m)],
  (m) => [change(m)],
  (m) => [changeTable(m)],
  (m) => [unpack(m)],
  (m) => [augmented(m)],
  (m) => [attribute(m)],
  (m) => (m.random.chance(0.5) ? [leave(m)] : [shown(m)]),
  (m) => (m.random.chance(0.3) ? [raise(m)] : [assign(m)]),
  (m) => (m.random.chance(0.2) ? [line`del ${m.scope.target(m.random, 'any')}`] : [shown(m)]),
];

function loopBody(m: Making): Statement[] {
  m.scope.loops++;
  const body = block(m, 1, 3);
  m.scope.loops--;
  return body;
}

const otherwise = (m: Making): Clause[] => (m.random.chance(0.3) ? [clause(python`else`, block(m, 1, 2))] : []);

function forLoop(m: Making): Statement[] {
  const { random, scope } = m;
  const source = random.pick([
    () => python`range(${random.pick(['3', '5', '2, 9, 3', '4, 0, -1', '0'])})`,
    () => python`list(${of(m, random.pick(['list', 'tuple', 'str', 'set']))})[:5]`,
    () => python`enumerate(${of(m, 'str')}[:4])`,
    () => python`list(${of(m, 'dict')})[:4]`,
  ])();
  const name = scope.target(random, random.pick(['int', 'any']));
  return [[clause(python`for ${name} in ${source}`, loopBody(m)), ...otherwise(m)]];
}

function whileLoop(m: Making): Statement[] {
  const counter = m.scope.fresh('w');
  const body = loopBody(m);
  return [
    line`${counter} = ${m.random.pick(['2', '3', '5'])}`,
    [clause(python`while ${counter} > 0`, [line`${counter} -= 1`, ...body]), ...otherwise(m)],
  ];
}

function tryBlock(m: Making): Statement[] {
  const { random } = m;
  const clauses: Clause[] = [clause(python`try`, block(m, 1, 3))];
  const group = random.chance(0.08);
  const handlers = random.between(0, 2);
  for (let i = 0; i < handlers; i++) {
    const name = m.scope.fresh('e');
    clauses.push(
      clause(python`except${group ? '*' : ''} ${random.pick(ERRORS)} as ${name}`, [
        line`show(type(${name}).__name__, str(${name}))`,
        ...(group ? [line`show(${name}.exceptions)`] : block(m, 0, 2)),
      ]),
    );
  }
  if (handlers > 0) clauses.push(...otherwise(m));
  const body = random.chance(0.3) ? [line`show('finally')`] : block(m, 1, 2);
  if (handlers === 0 || random.chance(0.4)) clauses.push(clause(python`finally`, body));
  return [clauses];
}

function matchBlock(m: Making): Statement[] {
  const { random, scope } = m;
  const name = (): string => scope.target(random, 'any');
  const pattern = (depth: number): Expression =>
    random.pick<() => Expression>([
      () => python`${random.pick(['0', '1', "'a'", 'None', 'True', '-1', '1.5', '1 | 2', "'a' | 'b'"])}`,
      () => python`${random.pick(['int()', 'str()', 'list()', 'float()', 'int(1)', 'dict()', 'bool()'])}`,
      () => (depth > 0 ? python`[${pattern(depth - 1)}, *${name()}]` : python`[]`),
      () => (depth > 0 ? python`(${pattern(depth - 1)}, ${pattern(depth - 1)})` : python`_`),
      () => (depth > 0 ? python`{'a': ${pattern(depth - 1)}, **${name()}}` : python`{}`),
      () => python`str() as ${name()}`,
    ])();
  const cases = random.several(1, 3, () => {
    const guard = random.chance(0.25) ? python` if ${of(m, 'bool')}` : python``;
    return clause(python`case ${pattern(2)}${guard}`, block(m, 1, 2));
  });
  if (random.chance(0.5)) cases.push(clause(python`case ${random.chance(0.5) ? '_' : name()}`, block(m, 1, 1)));
  return [
    [
      clause(
        python`match ${of(m, random.pick(['any', 'list', 'tuple', 'int', 'dict']))}`,
        cases.map((one) => [one]),
      ),
    ],
  ];
}

function withBlock(m: Making): Statement[] {
  const managers = m.scope.allInstances().filter(([, kind]) => kind.manager);
  if (managers.length === 0) return ifBlock(m);
  const [name] = m.random.pick(managers);
  return [[clause(python`with ${name} as ${m.scope.target(m.random, 'any')}`, block(m, 1, 3))]];
}

function ifBlock(m: Making): Statement[] {
  const more = m.random.chance(0.3) ? [clause(python`elif ${of(m, 'bool')}`, block(m, 1, 2))] : [];
  return [[clause(python`if ${of(m, m.random.pick(['bool', 'any']))}`, block(m, 1, 3)), ...more, ...otherwise(m)]];
}

/** Steps a generator by hand: next, send, throw, close. */
function driveGenerator(m: Making): Statement[] {
  const generators = m.scope.allFunctions().filter((one) => one.generator && one.positional === 0);
  if (generators.length === 0) return functionDefinition(m);
  const name = m.scope.fresh('it');
  const steps = m.random.several(1, 4, () =>
    m.random.pick([
      () => line`show(next(${name}))`,
      () => line`show(next(${name}, 'end'))`,
      () => line`show(${name}.send(${of(m, 'any')}))`,
      () => line`show(${name}.throw(ValueError(${of(m, 'int')})))`,
      () => line`show(${name}.close())`,
    ])(),
  );
  return [
    [
      clause(python`try`, [line`${name} = ${m.random.pick(generators).name}()`, ...steps]),
      clause(python`except Exception as e`, [line`show(type(e).__name__, e.args)`]),
    ],
  ];
}

const COMPOUND: readonly Maker[] = [
  ifBlock,
  forLoop,
  forLoop,
  whileLoop,
  tryBlock,
  tryBlock,
  matchBlock,
  withBlock,
  driveGenerator,
  functionDefinition,
  classDefinition,
];
