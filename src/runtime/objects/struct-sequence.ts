/**
 * Tuples whose items have names (`time.struct_time`, `sys.version_info`, `os.stat_result`). Named fields beyond the
 * tuple's length are attributes only.
 */
import { makeException, typeError } from '../exceptions/raise.ts';
import { type Guest, settle } from '../guest.ts';
import { iterateAll } from '../operations/iterate.ts';
import { repr } from '../operations/text.ts';
import { PyDict } from './dict.ts';
import { PyTuple, tupleType } from './list.ts';
import { addGetSets, addMethods } from './native.ts';
import { None, type Value } from './object.ts';
import { strToText, textToStr } from './str.ts';
import { builtinType, type PyType } from './type.ts';

export class PyStructSequence extends PyTuple {
  /** Fields beyond the items. */
  readonly hidden: readonly Value[];
  constructor(items: readonly Value[], hidden: readonly Value[]) {
    super(items);
    this.hidden = hidden;
  }
}

export interface StructSequenceType {
  readonly type: PyType;
  make(items: readonly Value[], hidden?: readonly Value[]): PyStructSequence;
}

/** Makes such a type. `creatable: false`: Python cannot call it. */
export function structSequenceType(
  name: string,
  module: string,
  fields: readonly string[],
  hiddenFields: readonly string[] = [],
  creatable = true,
): StructSequenceType {
  class Layout extends PyStructSequence {}
  const type = builtinType(`${module}.${name}`, Layout, { base: tupleType, final: true });
  // Not a plain tuple: `tuple(t)` makes one.
  Object.defineProperty(Layout.prototype, 'exact', { value: false });
  const full = `${module}.${name}`;
  const all = [...fields, ...hiddenFields];
  const valueAt = (self: PyStructSequence, i: number): Value =>
    (i < fields.length ? self.items[i] : self.hidden[i - fields.length]) ?? None;
  all.forEach((field, i) => {
    addGetSets(type, { [field]: [(self: PyStructSequence) => valueAt(self, i), refuseWrite] });
  });
  const make = (items: readonly Value[], hidden: readonly Value[] = []): Layout => new Layout(items, hidden);

  const create = function* (_cls: Value, sequence?: Value, dict?: Value): Guest<Value> {
    if (!creatable) throw typeError(`cannot create '${full}' instances`);
    if (sequence === undefined) throw typeError("structseq() missing required argument 'sequence' (pos 1)");
    const values = yield* sequenceItems(sequence);
    if (values.length < fields.length)
      throw typeError(`${full}() takes an at least ${fields.length}-sequence (${values.length}-sequence given)`);
    if (values.length > all.length)
      throw typeError(`${full}() takes an at most ${all.length}-sequence (${values.length}-sequence given)`);
    const hidden = values.slice(fields.length);
    if (dict instanceof PyDict) {
      let used = 0;
      for (let i = values.length; i < all.length; i++) {
        const given = dict.get(all[i] as string);
        if (given !== undefined) used++;
        hidden[i - fields.length] = given ?? None;
      }
      if (used < dict.size) throw typeError(`${full}() got duplicate or unexpected field name(s)`);
    }
    return make(values.slice(0, fields.length), hidden);
  };

  addMethods(type, {
    __new__: ['(cls, sequence=None, dict=None)', create],
    __repr__: [
      '(self, /)',
      function* (self: PyStructSequence): Guest<Value> {
        const parts: string[] = [];
        for (const [i, item] of self.items.entries())
          parts.push(`${fields[i]}=${strToText(yield* settle(repr(item)))}`);
        return textToStr(`${full}(${parts.join(', ')})`);
      },
    ],
    __reduce__: [
      '(self, /)',
      (self: PyStructSequence) => {
        const rest = new PyDict();
        hiddenFields.forEach((field, i) => {
          rest.set(field, field, self.hidden[i] ?? None);
        });
        return new PyTuple([type, new PyTuple([new PyTuple(self.items), rest])]);
      },
    ],
    __replace__: [
      '(self, /, **changes)',
      (self: PyStructSequence, changes?: PyDict) => {
        const values = all.map((field, i) => changes?.get(field) ?? valueAt(self, i));
        const unknown = changes?.keys.filter((key) => typeof key !== 'string' || !all.includes(key)) ?? [];
        if (unknown.some((key) => key !== undefined))
          throw typeError(`Got unexpected field name(s): [${unknown.map((key) => `'${String(key)}'`).join(', ')}]`);
        return make(values.slice(0, fields.length), values.slice(fields.length));
      },
    ],
  });
  type.setOwn('n_fields', all.length);
  type.setOwn('n_sequence_fields', fields.length);
  type.setOwn('n_unnamed_fields', 0);
  type.setOwn('__match_args__', new PyTuple(fields.map((field) => field)));
  return { type, make };
}

function refuseWrite(): never {
  throw makeException('AttributeError', 'readonly attribute');
}

function* sequenceItems(sequence: Value): Guest<Value[]> {
  if (
    typeof sequence !== 'object' ||
    (sequence.cls.lookup('__iter__') === undefined && sequence.cls.lookup('__getitem__') === undefined)
  )
    throw typeError('constructor requires a sequence');
  return yield* settle(iterateAll(sequence));
}
