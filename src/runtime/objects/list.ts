/** list and tuple: data and types; their methods are in list-methods.ts and tuple-methods.ts. */
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

export class PyList extends PyObject {
  items: Value[];
  constructor(items: Value[]) {
    super();
    this.items = items;
  }
}
export const listType = builtinType('list', PyList);

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}
export const tupleType = builtinType('tuple', PyTuple);
export const emptyTuple = new PyTuple([]);
