/** Calls, and f-strings. */
import { INTRINSICS } from '../bytecode/opcodes.ts';
import { syntaxError } from '../scope/errors.ts';
import type { Call, Expression, FormattedValue, JoinedStr, Keyword } from '../syntax/tree.ts';
import { DisplayCompiler } from './displays.ts';
import { attributePosition } from './expression-base.ts';
import { callMistake } from './literal-mistakes.ts';

export abstract class CallCompiler extends DisplayCompiler {
  protected call(node: Call, target: number): void {
    const { code, unit } = this;
    const { func, args, keywords } = node;
    this.warn(callMistake(func), func);
    if (keywords.length > 0) refuseRepeated(keywords);
    if (
      args.some((arg) => arg.kind === 'Starred') ||
      keywords.some((keyword) => keyword.arg === undefined) ||
      args.length + keywords.length > 250
    ) {
      const callee = this.expression(func, code.temporary());
      this.spreadCall(node, callee, args, keywords, target);
      return;
    }
    const count = args.length + keywords.length;
    const isMethod = func.kind === 'Attribute';
    const base = code.temporary(count + (isMethod ? 2 : 1));
    if (isMethod) {
      const object = this.expression(func.value, base + 1);
      code.at(attributePosition(func, func));
      code.emit('LOAD_METHOD', base, object, code.nameIndex(unit.current.mangle(func.attr)), code.site());
    } else this.expression(func, base);
    const first = base + (isMethod ? 2 : 1);
    for (const [i, arg] of args.entries()) this.expression(arg, first + i);
    for (const [i, keyword] of keywords.entries()) this.expression(keyword.value, first + args.length + i);
    code.at(isMethod ? attributePosition(node, func) : node);
    if (keywords.length === 0) code.emit(isMethod ? 'CALL_METHOD' : 'CALL', target, base, count, code.site());
    else {
      const names = code.constant({
        type: 'tuple',
        items: keywords.map((keyword) => ({ type: 'str', value: keyword.arg as string })),
      });
      code.emit(isMethod ? 'CALL_METHOD_KEYWORDS' : 'CALL_KEYWORDS', target, base, count, names, code.site());
    }
  }

  /** A call with `*` or `**`: arguments gathered in a list and a dict. */
  protected spreadCall(
    at: Expression | undefined,
    callee: number,
    args: readonly Expression[],
    keywords: readonly Keyword[],
    target: number,
    extra?: (list: number) => void,
  ): void {
    const { code } = this;
    const list = code.temporary();
    const only = extra === undefined && args.length === 1 && args[0]?.kind === 'Starred' ? args[0] : undefined;
    code.at(at);
    if (only === undefined) {
      code.emit('BUILD_LIST', list, 0, 0);
      extra?.(list);
      this.collect(args, list, false, at);
    } else this.expression(only.value, list);
    let dict = -1;
    if (keywords.length > 0) {
      dict = code.temporary();
      code.at(at);
      code.emit('BUILD_DICT', dict, 0, 0);
      for (const keyword of keywords) {
        const mark = code.mark();
        const value = this.expression(keyword.value);
        code.at(at);
        if (keyword.arg === undefined) code.emit('DICT_MERGE', dict, value, callee);
        else {
          const single = code.temporary();
          const pair = code.temporary(2);
          code.emit('MOVE', pair, code.constant({ type: 'str', value: keyword.arg }));
          code.emit('MOVE', pair + 1, value);
          code.emit('BUILD_DICT', single, pair, 1);
          code.emit('DICT_MERGE', dict, single, callee);
        }
        code.release(mark);
      }
    }
    code.at(at);
    if (only !== undefined) {
      // Whatever follows the star becomes a tuple when all arguments are there; a tuple is passed on as it is.
      const pair = code.temporary(2);
      code.emit('MOVE', pair, callee);
      code.emit('MOVE', pair + 1, list);
      code.emit('INTRINSIC', list, INTRINSICS.indexOf('spreadArgument'), pair, 2);
    }
    code.emit('CALL_SPREAD', target, callee, list, dict, code.site());
  }

  // --- f-strings

  protected joined(node: JoinedStr, target: number): void {
    const { code } = this;
    const { values } = node;
    if (values.length === 0) {
      code.emit('MOVE', target, code.constant({ type: 'str', value: '' }));
      return;
    }
    if (values.length === 1) {
      this.expression(values[0] as Expression, target);
      return;
    }
    const base = code.temporary(values.length);
    for (const [i, value] of values.entries()) this.expression(value, base + i);
    code.at(node);
    code.emit('BUILD_STRING', target, base, values.length);
  }

  protected formatted(node: FormattedValue, target: number): void {
    const { code } = this;
    const value = this.operand(node.value, node);
    const spec = node.formatSpec === undefined ? -1 : this.expression(node.formatSpec);
    const conversion = node.conversion === 115 ? 1 : node.conversion === 114 ? 2 : node.conversion === 97 ? 3 : 0;
    code.at(node);
    code.emit('FORMAT', target, value, conversion, spec);
  }
}

/** Refuses a keyword given twice, or `__debug__`, in a call or class definition. */
export function refuseRepeated(keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === undefined) continue;
    if (keyword.arg === '__debug__') throw syntaxError('cannot assign to __debug__', keyword);
    if (seen.has(keyword.arg)) throw syntaxError(`keyword argument repeated: ${keyword.arg}`, keyword);
    seen.add(keyword.arg);
  }
}
