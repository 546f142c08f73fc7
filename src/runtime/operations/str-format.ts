/** `str.format` and `str.format_map`: replacement fields. */
import { indexError, keyError, valueError } from '../exceptions/raise.ts';
import { type Guest, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strToText, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { getAttribute } from './attribute.ts';
import { getItem } from './subscript.ts';
import { ascii, formatValue, repr, str } from './text.ts';

/** How automatic and manual numbering may not mix. */
interface Numbering {
  next: number;
  kind: 'none' | 'automatic' | 'manual';
}

/** `format.format(*args, **keywords)`; `named` is a dict, any mapping (format_map) or absent. */
export function* formatFields(format: Str, args: readonly Value[], named: Value | undefined): Guest<Value> {
  return textToStr(yield* render(strToText(format), args, named, { next: 0, kind: 'none' }, 2));
}

function* render(
  format: string,
  args: readonly Value[],
  named: Value | undefined,
  numbering: Numbering,
  depth: number,
): Guest<string> {
  if (depth < 0) throw valueError('Max string recursion exceeded');
  let out = '';
  let i = 0;
  while (i < format.length) {
    const open = format.indexOf('{', i);
    const close = format.indexOf('}', i);
    if (close >= 0 && (open < 0 || close < open)) {
      if (format[close + 1] !== '}') throw valueError("Single '}' encountered in format string");
      out += format.slice(i, close + 1);
      i = close + 2;
      continue;
    }
    if (open < 0) return out + format.slice(i);
    out += format.slice(i, open);
    if (format[open + 1] === '{') {
      out += '{';
      i = open + 2;
      continue;
    }
    const end = fieldEnd(format, open + 1);
    out += yield* field(format.slice(open + 1, end), args, named, numbering, depth);
    realm().budget.allocate(out.length > 4096 ? 64 : 8);
    i = end + 1;
  }
  return out;
}

/** Index of the brace that closes a field. */
function fieldEnd(format: string, from: number): number {
  let depth = 1;
  let inBrackets = false;
  for (let i = from; i < format.length; i++) {
    const character = format[i];
    if (character === '[') inBrackets = true;
    if (character === ']') inBrackets = false;
    if (inBrackets && depth === 1) continue;
    if (character === '{') depth++;
    if (character === '}' && --depth === 0) return i;
  }
  if (from >= format.length) throw valueError("Single '{' encountered in format string");
  throw valueError(
    inBrackets && format.includes('}', from) ? "Missing ']' in format string" : "expected '}' before end of string",
  );
}

function* field(
  text: string,
  args: readonly Value[],
  named: Value | undefined,
  numbering: Numbering,
  depth: number,
): Guest<string> {
  const match = /^((?:[^[\]!:]|\[[^\]]*\]?)*)(?:!([\s\S]?)([^:]*))?(?::([\s\S]*))?$/.exec(text) as RegExpExecArray;
  const [, name = '', conversion, rest, spec = ''] = match as unknown as (string | undefined)[];
  if (conversion !== undefined && conversion === '')
    throw valueError('end of string while looking for conversion specifier');
  if (rest !== undefined && rest !== '') throw valueError("expected ':' after conversion specifier");
  let value = yield* lookUp(name as string, args, named, numbering);
  const specText =
    (spec as string).includes('{') || (spec as string).includes('}')
      ? yield* render(spec as string, args, named, numbering, depth - 1)
      : (spec as string);
  if (conversion !== undefined) {
    if (conversion === 's') value = yield* settle(str(value));
    else if (conversion === 'r') value = yield* settle(repr(value));
    else if (conversion === 'a') value = yield* settle(ascii(value));
    else {
      const code = conversion.codePointAt(0) as number;
      throw valueError(
        code > 32 && code < 127
          ? `Unknown conversion specifier '${conversion}'`
          : `Unknown conversion specifier '\\x${code.toString(16)}'`,
      );
    }
  }
  return strToText(yield* settle(formatValue(value, textToStr(specText))));
}

function* lookUp(name: string, args: readonly Value[], named: Value | undefined, numbering: Numbering): Guest<Value> {
  const match = /^([^.[]*)([\s\S]*)$/.exec(name) as RegExpExecArray;
  const first = match[1] as string;
  let value: Value;
  if (first === '' || /^\d+$/.test(first)) {
    const kind = first === '' ? 'automatic' : 'manual';
    if (numbering.kind !== 'none' && numbering.kind !== kind) {
      throw valueError(
        kind === 'manual'
          ? 'cannot switch from automatic field numbering to manual field specification'
          : 'cannot switch from manual field specification to automatic field numbering',
      );
    }
    numbering.kind = kind;
    const index = first === '' ? numbering.next++ : Number(first);
    if (named !== undefined && !(named instanceof PyDict) && args.length === 0)
      throw valueError('Format string contains positional fields');
    if (index >= args.length) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
    value = args[index] as Value;
  } else {
    if (named === undefined) throw keyError(textToStr(first));
    value = yield* settle(getItem(named, textToStr(first)));
  }
  let rest = match[2] as string;
  while (rest !== '') {
    const attribute = /^\.([^.[]*)/.exec(rest);
    if (attribute !== null) {
      if (attribute[1] === '') throw valueError('Empty attribute in format string');
      value = yield* settle(getAttribute(value, attribute[1] as string));
      rest = rest.slice(attribute[0].length);
      continue;
    }
    const item = /^\[([^\]]*)\]/.exec(rest);
    if (item === null)
      throw rest.startsWith('[')
        ? valueError("Missing ']' in format string")
        : valueError("Only '.' or '[' may follow ']' in format field specifier");
    if (item[1] === '') throw valueError('Empty attribute in format string');
    const key = item[1] as string;
    value = yield* settle(getItem(value, /^\d+$/.test(key) ? Number(key) : textToStr(key)));
    rest = rest.slice(item[0].length);
  }
  return value;
}
