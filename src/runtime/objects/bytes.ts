/** bytes and bytearray: data and types; their methods are in bytes-methods.ts. */
import { constantMakers } from '../link.ts';
import { PyObject } from './object.ts';
import { builtinType } from './type.ts';

export class PyBytes extends PyObject {
  readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    super();
    this.data = data;
  }
}
export const bytesType = builtinType('bytes', PyBytes);
constantMakers.bytes = (data) => new PyBytes(data);

export class PyByteArray extends PyObject {
  data: Uint8Array;
  constructor(data: Uint8Array) {
    super();
    this.data = data;
  }
}
export const bytearrayType = builtinType('bytearray', PyByteArray);
