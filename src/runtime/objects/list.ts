/** list and tuple: data and types; their methods are in list-methods.ts and tuple-methods.ts. */
import { PyObject, setTag, TAG, type Value } from './object.ts';
import { builtinType } from './type.ts';

export class PyList extends PyObject {
  items: Value[];
  constructor(items: Value[]) {
    super();
    this.items = items;
  }
}
export const listType = builtinType('list', PyList);
setTag(PyList, TAG.list);

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  /** Index form as a key, once it was asked for and if it depends on nothing that may change. */
  indexForm: string | undefined = undefined;
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}
export const tupleType = builtinType('tuple', PyTuple);
setTag(PyTuple, TAG.tuple);
export const emptyTuple = new PyTuple([]);

/** A pair that is filled anew for each item of an iterator (`advanceShared`); nobody may keep it. */
export class SharedPair {
  readonly tuple: PyTuple;
  readonly #items: Value[];
  constructor(first: Value, second: Value) {
    this.#items = [first, second];
    this.tuple = new PyTuple(this.#items);
  }
  filled(first: Value, second: Value): PyTuple {
    this.#items[0] = first;
    this.#items[1] = second;
    return this.tuple;
  }
}
