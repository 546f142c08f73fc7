/** Random expressions that make text: f-strings, str.format, % and the methods of str. */
import type { Making } from './expressions.ts';
import { formatSpec, literal } from './literals.ts';
import type { Kind } from './scope.ts';
import { type Expression, list, type Part, python } from './tree.ts';

type Make = (making: Making, kind: Kind) => Expression;

const FORMATTABLE: readonly Kind[] = ['int', 'float', 'str', 'bool', 'int', 'float', 'complex', 'any', 'list'];

/** An f-string, a `%` or a `format`. */
export function formatted(m: Making, make: Make): Expression {
  const { random } = m;
  const choice = random.between(0, 4);
  if (choice === 0) return percent(m, make);
  if (choice === 1)
    return python`'${random.pick(['{}', '{0}', '{:>6}', '{!r}', '{0!s:*^9}'])}${random.pick(['', ' {}', '{{', '{1}', '{x}'])}'.format(${make(m, 'any')}, ${make(m, 'any')}, x=${make(m, 'any')})`;
  if (choice === 2) return python`format(${make(m, random.pick(FORMATTABLE))}, '${formatSpec(random)}')`;
  const parts: Part[] = random.several(1, 3, () => {
    const text = random.pick(['', 'a', ' = ', '{{', '}}', '\\t', 'é']);
    const conversion = random.pick(['', '', '', '!r', '!s', '!a']);
    const spec = random.chance(0.4) ? `:${formatSpec(random)}` : random.chance(0.1) ? ':{5}' : '';
    const shown = random.chance(0.1) ? '=' : '';
    return python`${text}{ ${make(m, random.pick(FORMATTABLE))}${shown}${conversion}${spec}}`;
  });
  return python`f"${list(parts, '')}"`;
}

function percent(m: Making, make: Make): Expression {
  const { random } = m;
  const conversion = (): string =>
    `%${random.pick(['', '', '-', '0', '+', ' ', '#'])}${random.pick(['', '', '5', '*'])}${random.pick(['', '', '.2', '.0'])}${random.pick(['d', 's', 'r', 'f', 'g', 'x', 'e', 'c', '%', 'i', 'o'])}`;
  if (random.chance(0.15)) return python`'%(a)s %(b)${random.pick(['d', 's', 'r'])}' % ${make(m, 'dict')}`;
  const count = random.between(1, 2);
  const template = Array.from({ length: count }, conversion).join(random.pick([' ', '', '|']));
  const values = Array.from({ length: count }, () => make(m, random.pick(['int', 'float', 'str', 'any'])));
  return python`'${template}' % (${list(values)},)`;
}

const PLAIN = [
  'upper',
  'lower',
  'title',
  'strip',
  'capitalize',
  'swapcase',
  'casefold',
  'lstrip',
  'rstrip',
  'expandtabs',
];

/** A method of str. */
export function textOperation(m: Making, make: Make): Expression {
  const { random } = m;
  const text = make(m, 'str');
  switch (random.between(0, 8)) {
    case 0:
      return python`${text}.replace(${literal.str(random)}, ${make(m, 'str')}${random.pick(['', ', 1', ', -1', ', 0'])})`;
    case 1:
      return python`${text}.join(${make(m, random.pick(['list', 'str', 'tuple']))})`;
    case 2:
      return python`${text}.${random.pick(['center', 'ljust', 'rjust', 'zfill'])}(${random.pick(['3', '9', '0'])})`;
    case 3:
      return python`${text}.${random.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'])}(${literal.str(random)})`;
    case 4:
      return python`${text}.translate(${random.pick(["{97: 'X'}", '{97: None, 98: 0x1f600}', "str.maketrans('ab', 'ba')", "str.maketrans('', '', 'l')"])})`;
    case 5:
      return python`str(${text}.${random.pick(['find', 'rfind', 'count', 'index', 'rindex'])}(${make(m, 'str')}))`;
    case 6:
      return python`${text}.encode().decode(${random.pick(['', "'latin-1'", "'ascii', 'replace'", "'utf-8'"])})`;
    case 7:
      return python`', '.join(map(str, ${make(m, random.pick(['list', 'tuple']))}))`;
    default:
      return python`${text}.${random.pick(PLAIN)}()`;
  }
}
