/** Random functions, generators and classes. Each may call only what stands before it, so that programs end. */
import { expression, type Making } from './expressions.ts';
import type { Random } from './random.ts';
import { type CallableName, type ClassName, Scope } from './scope.ts';
import { block } from './statements.ts';
import { clause, line, list, type Part, python, type Statement } from './tree.ts';

interface Parameters {
  readonly text: Part;
  readonly names: readonly string[];
  readonly shape: Omit<CallableName, 'name' | 'generator'>;
}

/** Every kind of parameter, some of the time each. */
function parameters(making: Making, inner: Scope): Parameters {
  const { random } = making;
  const name = (): string => inner.fresh('p');
  const parts: Part[] = [];
  const names: string[] = [];
  const add = (text: string, part: Part): void => {
    names.push(text);
    parts.push(part);
  };
  const positional = random.between(0, 3);
  for (let i = 0; i < positional; i++) {
    const text = name();
    add(text, text);
  }
  if (positional > 0 && random.chance(0.15)) parts.push('/');
  const optional = random.between(0, 2);
  for (let i = 0; i < optional; i++) {
    const text = name();
    add(text, python`${text}=${expression({ ...making, depth: 1 }, 'any')}`);
  }
  const star = random.chance(0.3);
  const keywords: string[] = [];
  if (star) {
    const text = name();
    add(text, `*${text}`);
  }
  if (star || random.chance(0.1)) {
    if (!star) parts.push('*');
    const text = name();
    keywords.push(text);
    add(text, random.chance(0.6) ? python`${text}=${expression({ ...making, depth: 1 }, 'any')}` : text);
  }
  const doubleStar = random.chance(0.2);
  if (doubleStar) {
    const text = name();
    add(text, `**${text}`);
  }
  return { text: list(parts), names, shape: { positional, optional, keywords, star, doubleStar } };
}

function declare(inner: Scope, names: readonly string[], random: Random): void {
  for (const name of names) inner.variables.set(name, random.pick(['any', 'int', 'str', 'list']));
}

/** `def`, sometimes a generator, sometimes with a function inside that changes its variables. */
export function functionDefinition(making: Making): Statement[] {
  const { random, scope } = making;
  const generator = random.chance(0.3);
  const name = scope.fresh(generator ? 'g' : 'f');
  const inner = new Scope(scope, true, generator);
  const given = parameters(making, inner);
  declare(inner, given.names, random);
  const inside = { random, scope: inner, depth: 2 };
  const body = [...prelude(inside), ...block(inside, 1, 4)];
  if (generator) body.push(...yields(inside));
  body.push(line`return ${expression(inside, 'any')}`);
  scope.functions.push({ name, generator, ...given.shape });
  const head = python`def ${name}(${given.text})`;
  const definition: Statement = [clause(head, body)];
  return random.chance(0.1) ? [line`@(lambda fn: lambda *a, **k: fn(*a, **k))`, definition] : [definition];
}

/** `global`, `nonlocal` by an inner function, or nothing. */
function prelude(making: Making): Statement[] {
  const { random, scope } = making;
  if (!random.chance(0.25)) return [];
  const counter = scope.fresh('n');
  const inner = scope.fresh('h');
  const nested = new Scope(scope, true);
  scope.functions.push({
    name: inner,
    positional: 0,
    optional: 0,
    keywords: [],
    star: false,
    doubleStar: false,
    generator: false,
  });
  return [
    line`${counter} = ${expression({ ...making, depth: 1 }, 'int')}`,
    [
      clause(python`def ${inner}()`, [
        line`nonlocal ${counter}`,
        line`${counter} ${random.pick(['+=', '=', '*='])} ${expression({ random, scope: nested, depth: 1 }, 'int')}`,
        line`return ${counter}`,
      ]),
    ],
  ];
}

function yields(making: Making): Statement[] {
  const { random } = making;
  return random.several(1, 3, () =>
    random.pick([
      () => line`yield ${expression(making, 'any')}`,
      () => line`${making.scope.target(random, 'any')} = yield ${expression(making, 'any')}`,
      () => line`yield from ${expression(making, random.pick(['list', 'tuple', 'str']))}`,
    ])(),
  );
}

const BINARY_DUNDERS = [
  'add',
  'sub',
  'mul',
  'radd',
  'rsub',
  'mod',
  'and',
  'or',
  'matmul',
  'iadd',
  'floordiv',
  'rmul',
  'xor',
  'lt',
  'le',
  'eq',
  'gt',
  'ne',
  'contains',
  'getitem',
];
const UNARY_DUNDERS = [
  'neg',
  'len',
  'bool',
  'repr',
  'str',
  'int',
  'float',
  'index',
  'hash',
  'iter',
  'abs',
  'invert',
  'call',
];
const RESULT = {
  len: 'int',
  bool: 'bool',
  repr: 'str',
  str: 'str',
  int: 'int',
  float: 'float',
  index: 'int',
  hash: 'int',
} as const;
const BASES = ['int', 'list', 'dict', 'str', 'Exception', 'ValueError', 'float', 'tuple'];

/** A class: attributes, methods, dunders, properties, inheritance, sometimes a context manager or an exception. */
export function classDefinition(making: Making): Statement[] {
  const { random, scope } = making;
  const name = scope.fresh('C');
  const known = scope.allClasses();
  const parents = known.length > 0 && random.chance(0.5) ? random.shuffled(known).slice(0, random.between(1, 2)) : [];
  const builtin = parents.length === 0 && random.chance(0.25) ? random.pick(BASES) : undefined;
  const bases = [...parents.map((parent) => parent.name), ...(builtin === undefined ? [] : [builtin])];
  const body: Statement[] = [];
  const attributes = parents.flatMap((parent) => [...parent.attributes]);
  const methods = new Map<string, number>(parents.flatMap((parent) => [...parent.methods]));
  const method = (dunder: string, params: readonly string[], make: (inside: Making) => Statement[]): void => {
    const inner = new Scope(scope, true);
    declare(inner, params, random);
    inner.variables.set('self', 'any');
    body.push([clause(python`def ${dunder}(${list(['self', ...params])})`, make({ random, scope: inner, depth: 2 }))]);
  };
  const own = random.pick(['a', 'b', 'x']);
  body.push(line`${own} = ${expression({ ...making, depth: 1 }, 'any')}`);
  attributes.push(own);
  let count = parents[0]?.parameters ?? 1;
  const manager = parents.some((parent) => parent.manager) || random.chance(0.25);
  if (random.chance(0.7)) {
    count = random.between(0, 2);
    const params = Array.from({ length: count }, (_, i) => `q${i}`);
    method('__init__', params, (inside) => [
      ...(parents.length > 0 && random.chance(0.4) ? [line`super().__init__(${list(params)})`] : []),
      ...params.map((param) => line`self.${param} = ${param}`),
      line`self.y = ${expression(inside, 'any')}`,
    ]);
    attributes.push('y', ...params);
  }
  const show = python`return f"${name}:{self.__dict__ if hasattr(self, '__dict__') else ''}"`;
  if (random.chance(0.7)) method('__repr__', [], () => [[{ head: show }]]);
  for (const dunder of random.shuffled(BINARY_DUNDERS).slice(0, random.between(0, 3)))
    method(`__${dunder}__`, ['other'], (inside) => [
      line`return ${random.chance(0.15) ? python`NotImplemented` : expression(inside, 'any')}`,
    ]);
  for (const dunder of random.shuffled(UNARY_DUNDERS).slice(0, random.between(0, 2)))
    method(`__${dunder}__`, [], (inside) => [
      line`return ${dunder === 'iter' ? python`iter(${expression(inside, 'list')})` : expression(inside, RESULT[dunder as keyof typeof RESULT] ?? 'any')}`,
    ]);
  if (manager) {
    method('__enter__', [], (inside) => [line`show('enter')`, line`return ${expression(inside, 'any')}`]);
    method('__exit__', ['kind', 'error', 'trace'], (inside) => [
      line`show('exit', kind and kind.__name__)`,
      line`return ${expression({ ...inside, depth: 1 }, 'bool')}`,
    ]);
  }
  if (random.chance(0.3)) {
    body.push(line`@property`);
    method('prop', [], (inside) => [line`return ${expression(inside, 'any')}`]);
    attributes.push('prop');
  }
  if (random.chance(0.15)) method('__getattr__', ['name'], (inside) => [line`return ${expression(inside, 'any')}`]);
  if (random.chance(0.2)) {
    body.push(line`@${random.pick(['classmethod', 'staticmethod'])}`);
    method('made', [], (inside) => [line`return ${expression({ ...inside, depth: 1 }, 'int')}`]);
    methods.set('made', 0);
  }
  if (random.chance(0.6)) {
    const plain = random.pick(['m', 'n', 'o']);
    const parameter = random.between(0, 2);
    method(
      plain,
      Array.from({ length: parameter }, (_, i) => `q${i}`),
      (inside) => [
        ...block(inside, 0, 2),
        line`return ${random.chance(0.3) ? python`super().${plain}()` : expression(inside, 'any')}`,
      ],
    );
    methods.set(plain, parameter);
  }
  const made: ClassName = {
    name,
    attributes,
    methods,
    parameters: count,
    manager,
    exception: builtin === 'Exception' || builtin === 'ValueError' || parents.some((parent) => parent.exception),
  };
  scope.classes.push(made);
  const instance = scope.fresh('o');
  scope.instances.set(instance, made);
  scope.variables.set(instance, 'object');
  const args = list(Array.from({ length: count }, () => expression({ ...making, depth: 1 }, 'any')));
  return [
    [clause(bases.length === 0 ? python`class ${name}` : python`class ${name}(${bases.join(', ')})`, body)],
    line`${instance} = ${name}(${args})`,
  ];
}
