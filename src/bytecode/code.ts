/**
 * Code objects: what the compiler makes and every tier runs. Immutable and engine-wide: nothing of a session is in
 * them; inline caches and profiles live in a per-session link (runtime/function). Must not know: Python objects.
 */

/** Bits of `Code.flags`; the first seven are CPython's values of `co_flags`. */
export const CODE_FLAGS = {
  optimized: 0x1, // locals are registers (function); clear: module, class body, exec
  newLocals: 0x2,
  varArgs: 0x4,
  varKeywords: 0x8,
  nested: 0x10,
  generator: 0x20,
  coroutine: 0x80,
  asyncGenerator: 0x200,
  futureAnnotations: 0x1000000,
  classBody: 0x10000000, // ours
} as const;

/** A constant before it is a Python value; `tuple` and `frozenset` nest. */
export type Constant =
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex'; readonly imag: number }
  /** UTF-16; may hold surrogates. `points` where two of them are no pair. */
  | { readonly type: 'str'; readonly value: string; readonly points?: readonly number[] }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'tuple'; readonly items: readonly Constant[] }
  | { readonly type: 'frozenset'; readonly items: readonly Constant[] };

/** Registers that arguments are bound to: `*args` and `**kwargs` included. */
export function parameterCount({ argCount, keywordOnlyCount, flags }: Code): number {
  return (
    argCount +
    keywordOnlyCount +
    ((flags & CODE_FLAGS.varArgs) === 0 ? 0 : 1) +
    ((flags & CODE_FLAGS.varKeywords) === 0 ? 0 : 1)
  );
}

/** Tells constants apart that Python's `==` would not: 1, 1.0, True, 0.0 and -0.0. */
export function constantKey(constant: Constant): string {
  switch (constant.type) {
    case 'int':
      return `i${constant.value}`;
    case 'float':
      return Object.is(constant.value, -0) ? 'f-0' : `f${constant.value}`;
    case 'complex':
      return Object.is(constant.imag, -0) ? 'c-0' : `c${constant.imag}`;
    case 'str':
      return constant.points === undefined ? `s${constant.value}` : `p${constant.points.join()}`;
    case 'bytes':
      return `b${constant.value.join()}`;
    case 'bool':
      return constant.value ? 'T' : 'F';
    case 'none':
      return 'N';
    case 'ellipsis':
      return 'E';
    case 'tuple':
    case 'frozenset':
      return `${constant.type}(${constant.items.map((item) => JSON.stringify(constantKey(item))).join()})`;
  }
}

/** A list, set or dict comprehension that is part of the code around it (PEP 709): where it runs, and its own variables. */
export interface InlinedComprehension {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Registers of its variables. */
  readonly registers: readonly number[];
}

/** Code of a module, function, class body, lambda, generator expression or type-parameter scope. */
export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  /** Positional parameters, positional-only ones included. */
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly keywordOnlyCount: number;
  /** Names of the local registers, in order: positional, keyword-only, *args, **kwargs, then other locals (cells included). */
  readonly localNames: readonly string[];
  /** Names of free variables; their cells are copied to registers freeBase.. by COPY_FREE. */
  readonly freeNames: readonly string[];
  readonly freeBase: number;
  /** Local names (of localNames) that are cells, for locals() and introspection. */
  readonly cellNames: readonly string[];
  /** For each free variable: the register of the enclosing frame that holds its cell when MAKE_FUNCTION runs. */
  readonly closureRegisters: readonly number[];
  /** Register of the `__class__` cell for zero-argument super(), or -1. */
  readonly classCellRegister: number;
  /** Registers in all; constants take the last `constants.length` of them. */
  readonly registerCount: number;
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
  readonly children: readonly Code[];
  readonly instructions: Int32Array;
  /** Inline cache and profile slots. */
  readonly siteCount: number;
  /** Handlers, innermost first, four words each: first pc, end pc (exclusive), handler pc, register of the exception. */
  readonly handlers: Int32Array;
  /** Source positions, five words each, ascending pc: pc, line, column, end line, end column (columns in UTF-16 units; 0-based). line 0: none. */
  readonly positions: Int32Array;
  /** Its inlined comprehensions, outer ones after those in them. */
  readonly comprehensions: readonly InlinedComprehension[];
  readonly docstring: string | undefined;
}
