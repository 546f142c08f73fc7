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

/** A pair for one who takes it apart at once (`advanceShared`): the tuple of the item before, if there is one. */
export function sharedPair(before: PyTuple | undefined, first: Value, second: Value): PyTuple {
  if (before === undefined) return new PyTuple([first, second]);
  const items = before.items as Value[];
  items[0] = first;
  items[1] = second;
  return before;
}
