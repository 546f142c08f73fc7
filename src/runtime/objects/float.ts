/** float: a box around a JS number, told apart from int by its class. */
import { PyObject, setTag, TAG } from './object.ts';
import { builtinType } from './type.ts';

export class PyFloat extends PyObject {
  readonly v: number;
  constructor(v: number) {
    super();
    this.v = v;
  }
}
export const floatType = builtinType('float', PyFloat);
setTag(PyFloat, TAG.float);

export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number) {
    super();
    this.real = real;
    this.imag = imag;
  }
}
export const complexType = builtinType('complex', PyComplex);
