/** memoryview.cast: the same bytes as elements of another format, or in another shape. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { elementOf, isByteFormat } from '../operations/element-format.ts';
import { argumentTypeName } from '../operations/type-of.ts';
import { intOf } from './int.ts';
import { PyList, PyTuple } from './list.ts';
import { contiguousStrides, type PyMemoryView } from './memoryview.ts';
import type { Value } from './object.ts';
import { strOf, strToText } from './str.ts';

const MAX_DIMENSIONS = 64;

export function castView(self: PyMemoryView, formatValue: Value, shapeValue?: Value): Value {
  void self.obj;
  const text = strOf(formatValue);
  if (text === undefined) throw typeError(`cast() argument 'format' must be str, not ${argumentTypeName(formatValue)}`);
  const { shape } = self.layout;
  if (!self.isContiguous) throw typeError('memoryview: casts are restricted to C-contiguous views');
  if ((shapeValue !== undefined || shape.length !== 1) && shape.includes(0))
    throw typeError('memoryview: cannot cast view with zeros in shape or strides');
  const given = shapeValue === undefined ? undefined : dimensions(shapeValue);
  if (given !== undefined && shape.length !== 1 && given.length !== 1)
    throw typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  const format = strToText(text);
  const itemSize = targetSize(self, format);
  const size = self.byteLength / itemSize;
  const target = given === undefined ? [size] : checkShape(given);
  if (target.reduce((product, one) => product * one, 1) !== size)
    throw typeError('memoryview: product(shape) * itemsize != buffer size');
  return self.with({ ...self.layout, format, itemSize, shape: target, strides: contiguousStrides(target, itemSize) });
}

function dimensions(shape: Value): readonly Value[] {
  if (!(shape instanceof PyList || shape instanceof PyTuple)) throw typeError('shape must be a list or a tuple');
  if (shape.items.length > MAX_DIMENSIONS)
    throw valueError(`memoryview: number of dimensions must not exceed ${MAX_DIMENSIONS}`);
  return shape.items;
}

function checkShape(given: readonly Value[]): number[] {
  let product = 1;
  return given.map((part) => {
    const size = intOf(part);
    if (size === undefined) throw typeError('memoryview.cast(): elements of shape must be integers');
    if (size <= 0) throw valueError('memoryview.cast(): elements of shape must be integers > 0');
    product *= Number(size);
    if (product >= 2 ** 63) throw valueError('memoryview.cast(): product(shape) > SSIZE_MAX');
    return Number(size);
  });
}

const MUST_BE_NATIVE = "format must be a native single character format prefixed with an optional '@'";

/** Bytes of an element after the cast. Throws TypeError and ValueError. */
function targetSize(self: PyMemoryView, format: string): number {
  if (elementOf(self.layout.format) === undefined) throw valueError(`memoryview: source ${MUST_BE_NATIVE}`);
  const element = elementOf(format);
  if (element === undefined) throw valueError(`memoryview: destination ${MUST_BE_NATIVE}`);
  if (!isByteFormat(self.layout.format) && !isByteFormat(format))
    throw typeError('memoryview: cannot cast between two non-byte formats');
  if (self.byteLength % element.size !== 0) throw typeError('memoryview: length is not a multiple of itemsize');
  return element.size;
}
