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
  | { readonly type: 'str'; readonly value: string } // UTF-16; may hold surrogates
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'tuple'; readonly items: readonly Constant[] }
  | { readonly type: 'frozenset'; readonly items: readonly Constant[] };

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
  readonly docstring: string | undefined;
}
