/** _pickle_machine: the machines that write and read pickles, for the classes of pickle in Python beside this file. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { PickleInput } from './input.ts';
import { load, PyPickleReader, readerType } from './reader.ts';
import { dump, PyPickleWriter, save, writerType } from './writer.ts';

addMethods(writerType, {
  dump: ['(self, object, /)', dump],
  save: [
    '(self, object, named=True, /)',
    function* (self: PyPickleWriter, object: Value, named: Value = true): Guest<Value> {
      yield* save(self, object, named === true);
      return None;
    },
  ],
  add: [
    '(self, /, *parts)',
    (self: PyPickleWriter, parts: Value[]) => {
      for (const part of parts) self.output.bytes(needBytes(part));
      return None;
    },
  ],
  knows: ['(self, object, /)', (self: PyPickleWriter, object: Value) => self.memo.has(object)],
  remember: [
    '(self, object, /)',
    (self: PyPickleWriter, object: Value) => {
      self.remember(object);
      return None;
    },
  ],
  recall: [
    '(self, object, /)',
    (self: PyPickleWriter, object: Value) => {
      if (!self.memo.has(object)) throw typeError('not in the memo');
      self.recall(object);
      return None;
    },
  ],
  clear: [
    '(self, /)',
    (self: PyPickleWriter) => {
      self.memo.clear();
      return None;
    },
  ],
  memo: [
    '(self, /)',
    function* (self: PyPickleWriter): Guest<Value> {
      const copy = new PyDict();
      realm().budget.allocate(self.memo.numbers.size * 96);
      for (const [object, number] of self.memo.numbers) {
        const id = object instanceof PyObject ? realm().idOf(object) : number;
        yield* settle(dictSet(copy, id, new PyTuple([number, object])));
      }
      return copy;
    },
  ],
});
addGetSets(writerType, {
  fast: [
    (self: PyPickleWriter) => self.fast,
    function* (self: PyPickleWriter, value: Value | undefined): Guest<void> {
      self.fast = yield* settle(truth(value ?? false));
    },
  ],
});

addGetSets(readerType, { protocol: (self: PyPickleReader) => self.protocol });
addMethods(readerType, {
  memo: [
    '(self, /)',
    (self: PyPickleReader) => {
      const copy = new PyDict();
      realm().budget.allocate((self.remembered.length + self.scattered.size) * 96);
      for (const [number, object] of [...self.remembered.entries(), ...self.scattered])
        copy.set(number, number, object);
      return copy;
    },
  ],
  load: [
    '(self, shell, error, source, /)',
    function* (self: PyPickleReader, shell: Value, error: Value, source: Value): Guest<Value> {
      if (!(error instanceof PyType)) throw typeError('error must be a class');
      return yield* load(self, new PickleInput(sourceOf(source), error), shell);
    },
  ],
});

/** Bytes, or a pair of a file's methods. */
function sourceOf(source: Value): Uint8Array | { readonly read: Value; readonly readline: Value } {
  if (source instanceof PyTuple && source.items.length === 2)
    return { read: source.items[0] as Value, readline: source.items[1] as Value };
  const data = needBytes(source);
  if (source instanceof PyBytes) return data;
  realm().budget.allocate(data.length);
  return data.slice();
}

export const builtinModule = nativeModule('_pickle_machine', {
  writer: [
    '(protocol, write, other, name, save_name, /)',
    (protocol: Value, write: Value, other: Value, name: Value, saveName: Value) => {
      if (typeof protocol !== 'number') throw typeError('protocol must be an int');
      return new PyPickleWriter(protocol, write, other, name, saveName);
    },
  ],
  reader: ['()', () => new PyPickleReader()],
});
