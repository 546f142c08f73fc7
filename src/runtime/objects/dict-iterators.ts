/**
 * Iterators over the keys, values and items of a dict, forwards and backwards. A change of size is an error at the
 * next step; a change of keys that keeps the size is noticed when more would come than there was at the start.
 */
import { runtimeError } from '../exceptions/raise.ts';
import { BuiltinIterator } from '../operations/iterate.ts';
import type { PyDict } from './dict.ts';
import { addLengthHint, iteratorType } from './iterator-methods.ts';
import { PyTuple, sharedPair } from './list.ts';
import type { Value } from './object.ts';

abstract class DictIterator extends BuiltinIterator {
  /** undefined once the end was reached. */
  dict: PyDict | undefined;
  /** Size at the start; -1 after a change was reported: it is reported again. */
  size: number;
  position: number;
  remaining: number;
  readonly step: 1 | -1;

  constructor(dict: PyDict, step: 1 | -1) {
    super();
    this.dict = dict;
    this.size = dict.size;
    this.remaining = dict.size;
    this.step = step;
    this.position = step === 1 ? 0 : dict.keys.length - 1;
  }

  /** The next entry, or -1 at the end. */
  protected nextEntry(dict: PyDict): number {
    if (this.size !== dict.size) {
      this.size = -1;
      throw runtimeError('dictionary changed size during iteration');
    }
    const { keys } = dict;
    let entry = this.position;
    if (this.step === 1) while (entry < keys.length && keys[entry] === undefined) entry++;
    else while (entry >= 0 && keys[entry] === undefined) entry--;
    if (entry < 0 || entry >= keys.length) {
      this.dict = undefined;
      return -1;
    }
    if (this.remaining === 0) {
      this.dict = undefined;
      throw runtimeError('dictionary keys changed during iteration');
    }
    this.position = entry + this.step;
    this.remaining--;
    return entry;
  }
}

export class DictKeyIterator extends DictIterator {
  advance(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    const entry = this.nextEntry(dict);
    return entry < 0 ? undefined : dict.keys[entry];
  }
}

export class DictValueIterator extends DictIterator {
  advance(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    const entry = this.nextEntry(dict);
    return entry < 0 ? undefined : dict.valueAt(entry);
  }
}

export class DictItemIterator extends DictIterator {
  pair: PyTuple | undefined = undefined;
  override advanceShared(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    const entry = this.nextEntry(dict);
    if (entry < 0) return undefined;
    const key = dict.keys[entry] as Value;
    const value = dict.valueAt(entry);
    this.pair = sharedPair(this.pair, key, value);
    return this.pair;
  }
  advance(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    const entry = this.nextEntry(dict);
    return entry < 0 ? undefined : new PyTuple([dict.keys[entry] as Value, dict.valueAt(entry)]);
  }
}

export class DictReverseKeyIterator extends DictKeyIterator {}
export class DictReverseValueIterator extends DictValueIterator {}
export class DictReverseItemIterator extends DictItemIterator {}

for (const [name, layout] of [
  ['dict_keyiterator', DictKeyIterator],
  ['dict_valueiterator', DictValueIterator],
  ['dict_itemiterator', DictItemIterator],
  ['dict_reversekeyiterator', DictReverseKeyIterator],
  ['dict_reversevalueiterator', DictReverseValueIterator],
  ['dict_reverseitemiterator', DictReverseItemIterator],
] as const) {
  addLengthHint<DictIterator>(iteratorType(name, layout), ({ dict, size, remaining }) =>
    dict !== undefined && dict.size === size ? remaining : 0,
  );
}
