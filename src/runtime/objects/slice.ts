/** slice: three values as given; `sliceIndices` (operations/slice-indices.ts) makes positions of them. */
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}
export const sliceType = builtinType('slice', PySlice, { final: true });
