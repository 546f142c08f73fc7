/** Numbers of the format of a saved session, which encoder and decoder share. */

/** Changes with every change of the format; images of another one are refused, and those of another engine version. */
export const FORMAT = 2;

/** Kinds of values. */
export const VALUE = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  /** A whole number from 0 on, and one below. */
  count: 4,
  negative: 5,
  double: 6,
  bigint: 7,
  text: 8,
  /** Number of an object. */
  object: 9,
  /** Number of a name of KnownObjects. */
  known: 10,
} as const;

/** Kinds of objects. */
export const OBJECT = {
  array: 0,
  map: 1,
  set: 2,
  /** An object literal. */
  record: 3,
  bytes: 4,
  /** Of a class of Layouts. */
  instance: 5,
  /** The same, made of facts. */
  rebuilt: 6,
  type: 7,
  shape: 8,
  code: 9,
  link: 10,
  function: 11,
  frame: 12,
  generator: 13,
  native: 14,
  member: 15,
  getSet: 16,
  wideText: 17,
  hostObject: 18,
  /** One that every session begins with: its names, its builtins, its table of modules. */
  fixed: 19,
  /** A computation that gives on what it is answered. */
  passing: 20,
} as const;

/** Typed arrays by number. */
export const ARRAYS = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;

/** Fields of an activation that are values, in their order. */
export const FRAME_FIELDS = ['caller', 'payload', 'namespace', 'handled', 'generator', 'extraLocals'] as const;
/** Fields of a Python class that are values, in their order. */
export const TYPE_FIELDS = ['name', 'qualname', 'module', 'hasDict', 'final', 'slotNames', 'abstractMethods'] as const;
/** Fields that are made when they are needed. */
export const DERIVED = new Set(['machine', 'outside']);
