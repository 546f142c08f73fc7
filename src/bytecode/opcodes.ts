/**
 * The instruction table: the contract between compiler, interpreter and both JavaScript compilers.
 *
 * An instruction is one opcode word and its operands, all 32-bit integers in one Int32Array. `register` operands
 * index the frame's register file, which holds, in this order: parameters, other locals, cells of enclosing
 * functions, temporaries, constants. Constants are registers that nobody writes: a frame starts as a copy of the
 * code's register template, so an operand needs no second addressing mode.
 *
 * An instruction performs at most one guest call, or hands over to one native continuation; pc and registers are
 * therefore the whole state of a frame. `dst` is written last, after everything that can fail.
 *
 * Must not know: Python objects, JavaScript code generation.
 */

/** What an operand word means.
 * - `dst`: register written; `src`: register read; `opt`: register read, or -1 for none
 * - `base`: first of a run of registers whose length another operand gives
 * - `count`, `immediate`: a number; `name`: index into `code.names`; `child`: index into `code.children`
 * - `target`: pc of another instruction; `site`: index of the inline cache and profile slot of this instruction
 */
export type OperandKind = 'dst' | 'src' | 'opt' | 'base' | 'count' | 'immediate' | 'name' | 'child' | 'target' | 'site';

export interface OpcodeInfo {
  readonly opcode: number;
  readonly name: string;
  readonly operands: readonly (readonly [label: string, kind: OperandKind])[];
  /** Words in the instruction, opcode included. */
  readonly length: number;
  /** What it does, in one sentence. */
  readonly meaning: string;
}

/** Version of the instruction set; a stored code object of another version is not loaded.
 * 1: first version. */
export const BYTECODE_VERSION = 1;

const binaryOperands = 'dst:dst a:src b:src site:site';
const rows: readonly (readonly [name: string, operands: string, meaning: string])[] = [
  // --- registers and names
  ['MOVE', 'dst:dst a:src', 'dst = a'],
  ['CHECK_BOUND', 'a:src name:name', 'UnboundLocalError if local a is unbound'],
  ['CLEAR', 'dst:dst', 'makes a register unbound (also: drops a temporary)'],
  ['DELETE_FAST', 'dst:dst name:name', 'del of a local: UnboundLocalError if unbound, else unbinds'],
  ['MAKE_CELL', 'dst:dst', 'dst = new cell holding what dst held (unbound if it was)'],
  ['COPY_FREE', 'base:base count:count', "copies the function's closure cells to base.."],
  [
    'LOAD_CELL',
    'dst:dst cell:src name:name free:immediate',
    'dst = content of a cell; free=1: free variable wording of the NameError, 0: UnboundLocalError',
  ],
  ['STORE_CELL', 'cell:src a:src', 'content of cell = a'],
  ['DELETE_CELL', 'cell:src name:name free:immediate', 'unbinds the content of a cell, error if unbound'],
  ['LOAD_GLOBAL', 'dst:dst name:name site:site', 'dst = global or builtin'],
  ['STORE_GLOBAL', 'name:name a:src site:site', 'global name = a'],
  ['DELETE_GLOBAL', 'name:name', 'del of a global'],
  ['LOAD_NAME', 'dst:dst name:name', "dst = name in the frame's namespace, else global, else builtin"],
  ['STORE_NAME', 'name:name a:src', "name in the frame's namespace = a"],
  ['DELETE_NAME', 'name:name', "del of a name in the frame's namespace"],
  ['LOAD_NAME_OR_CELL', 'dst:dst name:name cell:src', "dst = name in the frame's namespace, else the cell's content"],
  ['LOAD_LOCALS', 'dst:dst', "dst = the frame's namespace object (class body)"],
  // --- arithmetic: int and float inline, the rest through runtime/operations
  ['ADD', binaryOperands, 'dst = a + b'],
  ['SUBTRACT', binaryOperands, 'dst = a - b'],
  ['MULTIPLY', binaryOperands, 'dst = a * b'],
  ['TRUE_DIVIDE', binaryOperands, 'dst = a / b'],
  ['FLOOR_DIVIDE', binaryOperands, 'dst = a // b'],
  ['MODULO', binaryOperands, 'dst = a % b'],
  ['POWER', binaryOperands, 'dst = a ** b'],
  ['LEFT_SHIFT', binaryOperands, 'dst = a << b'],
  ['RIGHT_SHIFT', binaryOperands, 'dst = a >> b'],
  ['BIT_AND', binaryOperands, 'dst = a & b'],
  ['BIT_OR', binaryOperands, 'dst = a | b'],
  ['BIT_XOR', binaryOperands, 'dst = a ^ b'],
  ['MATRIX_MULTIPLY', binaryOperands, 'dst = a @ b'],
  [
    'INPLACE',
    'dst:dst a:src b:src operator:immediate site:site',
    'dst = a OP= b; operator is the opcode of the plain operation',
  ],
  ['NEGATIVE', 'dst:dst a:src', 'dst = -a'],
  ['POSITIVE', 'dst:dst a:src', 'dst = +a'],
  ['INVERT', 'dst:dst a:src', 'dst = ~a'],
  ['NOT', 'dst:dst a:src', 'dst = not a'],
  ['TRUTH', 'dst:dst a:src', 'dst = bool(a) without looking up bool'],
  // --- comparison
  ['LESS', binaryOperands, 'dst = a < b'],
  ['LESS_EQUAL', binaryOperands, 'dst = a <= b'],
  ['GREATER', binaryOperands, 'dst = a > b'],
  ['GREATER_EQUAL', binaryOperands, 'dst = a >= b'],
  ['EQUAL', binaryOperands, 'dst = a == b'],
  ['NOT_EQUAL', binaryOperands, 'dst = a != b'],
  ['IS', 'dst:dst a:src b:src', 'dst = a is b'],
  ['IS_NOT', 'dst:dst a:src b:src', 'dst = a is not b'],
  ['CONTAINS', 'dst:dst a:src b:src', 'dst = a in b'],
  ['NOT_CONTAINS', 'dst:dst a:src b:src', 'dst = a not in b'],
  // --- jumps
  ['JUMP', 'target:target', 'forward jump'],
  ['JUMP_BACK', 'target:target site:site', 'back-edge of a loop: fuel check and use count'],
  ['JUMP_IF_FALSE', 'a:src target:target', 'jumps if a is false'],
  ['JUMP_IF_TRUE', 'a:src target:target', 'jumps if a is true'],
  ['JUMP_IF_NONE', 'a:src target:target', 'jumps if a is None'],
  ['JUMP_IF_UNBOUND', 'a:src target:target', 'jumps if register a is unbound'],
  // --- iteration
  ['GET_ITER', 'dst:dst a:src', 'dst = iter(a)'],
  ['FOR_ITER', 'dst:dst iterator:src target:target site:site', 'dst = next(iterator), or jumps when it is exhausted'],
  ['UNPACK', 'a:src base:base count:count', 'base.. = exactly count items of a'],
  ['UNPACK_EX', 'a:src base:base before:count after:count', 'base.. = before items, a list of the middle, after items'],
  // --- attributes and subscripts
  ['LOAD_ATTRIBUTE', 'dst:dst a:src name:name site:site', 'dst = a.name'],
  ['STORE_ATTRIBUTE', 'a:src name:name b:src site:site', 'a.name = b'],
  ['DELETE_ATTRIBUTE', 'a:src name:name', 'del a.name'],
  ['LOAD_SUBSCRIPT', 'dst:dst a:src b:src site:site', 'dst = a[b]'],
  ['STORE_SUBSCRIPT', 'a:src b:src c:src site:site', 'a[b] = c'],
  ['DELETE_SUBSCRIPT', 'a:src b:src', 'del a[b]'],
  ['BUILD_SLICE', 'dst:dst a:src b:src c:src', 'dst = slice(a, b, c)'],
  // --- calls: arguments are a run of registers
  [
    'LOAD_METHOD',
    'base:base a:src name:name site:site',
    'base, base+1 = function and self of a.name, or the attribute and unbound',
  ],
  [
    'LOAD_SPECIAL',
    'base:base a:src name:name',
    'like LOAD_METHOD, looked up on the type only (__enter__, __exit__, __aenter__, __aexit__)',
  ],
  ['CALL', 'dst:dst base:base count:count site:site', 'dst = base(base+1 .. base+count)'],
  [
    'CALL_METHOD',
    'dst:dst base:base count:count site:site',
    'after LOAD_METHOD: dst = base(self base+1 if bound, base+2 .. base+1+count)',
  ],
  [
    'CALL_KEYWORDS',
    'dst:dst base:base count:count names:src site:site',
    'CALL whose last arguments are named by the tuple in names; count counts all',
  ],
  ['CALL_METHOD_KEYWORDS', 'dst:dst base:base count:count names:src site:site', 'CALL_METHOD with names'],
  [
    'CALL_SPREAD',
    'dst:dst callee:src arguments:src keywords:opt site:site',
    'dst = callee(*arguments, **keywords): a list or tuple of ours and a dict of ours',
  ],
  // --- building
  ['BUILD_LIST', 'dst:dst base:base count:count', 'dst = [base..]'],
  ['BUILD_TUPLE', 'dst:dst base:base count:count', 'dst = (base..)'],
  ['BUILD_SET', 'dst:dst base:base count:count', 'dst = {base..}'],
  ['BUILD_DICT', 'dst:dst base:base count:count', 'dst = dict of count pairs: key, value, key, value ..'],
  ['BUILD_STRING', 'dst:dst base:base count:count', 'dst = concatenation of count str'],
  [
    'FORMAT',
    'dst:dst a:src conversion:immediate spec:opt',
    'dst = format(a, spec); conversion: 0 none, 1 str, 2 repr, 3 ascii, applied first',
  ],
  ['LIST_APPEND', 'a:src b:src', 'appends b to the list a (comprehension, display)'],
  ['LIST_EXTEND', 'a:src b:src', 'extends list a by iterable b (display: *b)'],
  ['LIST_TO_TUPLE', 'dst:dst a:src', 'dst = tuple of list a'],
  ['SET_ADD', 'a:src b:src', 'adds b to set a'],
  ['SET_UPDATE', 'a:src b:src', 'adds all of iterable b to set a'],
  ['DICT_ADD', 'a:src b:src c:src', 'a[b] = c in a dict of ours'],
  ['DICT_UPDATE', 'a:src b:src', 'display {**b}'],
  [
    'DICT_MERGE',
    'a:src b:src callee:src',
    'call f(**b): duplicate or non-str keys are TypeErrors that name the callee',
  ],
  // --- functions, classes, modules
  [
    'MAKE_FUNCTION',
    'dst:dst child:child defaults:opt kwdefaults:opt annotations:opt',
    "dst = function; its cells come from the child's closureRegisters; defaults: tuple, kwdefaults: dict, annotations: dict",
  ],
  ['LOAD_BUILD_CLASS', 'dst:dst', 'dst = __build_class__ of the builtins'],
  [
    'IMPORT_NAME',
    'dst:dst name:name level:immediate fromlist:src',
    'dst = __import__(name, level, fromlist: tuple or None)',
  ],
  ['IMPORT_FROM', 'dst:dst a:src name:name', 'dst = from a import name'],
  ['IMPORT_STAR', 'a:src', 'from a import *, into the namespace or globals'],
  ['RETURN', 'a:src', 'returns a (a generator: ends it)'],
  // --- exceptions: the handler table of the code object transfers control, with the exception in a register
  ['RAISE', 'a:src cause:opt', 'raise a from cause; a is class or instance'],
  ['RAISE_AGAIN', '', 'bare raise: the exception being handled'],
  ['RERAISE', 'a:src', 'goes on raising the exception object a, context and traceback untouched'],
  ['PUSH_HANDLED', 'saved:dst a:src', "saved = the frame's handled exception; a becomes the handled one"],
  ['POP_HANDLED', 'saved:src', 'the handled exception is again saved'],
  ['MATCH_EXCEPTION', 'dst:dst a:src b:src', 'dst = exception a matches class or tuple b (TypeError if b is neither)'],
  [
    'MATCH_EXCEPTION_GROUP',
    'base:base a:src b:src',
    'except*: base = matching part of a (None if none), base+1 = the rest (None if none)',
  ],
  [
    'JOIN_EXCEPTION_GROUP',
    'dst:dst a:src b:src',
    'except*: dst = what to raise after the clauses, from original a and list b of raised and left; None if nothing',
  ],
  ['LOAD_ASSERTION_ERROR', 'dst:dst', 'dst = AssertionError, even if the name is shadowed'],
  [
    'WITH_EXIT_EXCEPTION',
    'dst:dst base:base a:src',
    'after LOAD_SPECIAL __exit__ at base: dst = exit(type(a), a, a.__traceback__)',
  ],
  // --- generators and coroutines
  [
    'YIELD',
    'dst:dst a:src delegate:opt',
    'suspends with a; dst = what is sent. delegate: the sub-iterator in yield from or await, which throw and close go to',
  ],
  ['GET_YIELD_FROM', 'dst:dst a:src', 'dst = iterator for yield from a'],
  [
    'SEND',
    'dst:dst iterator:src a:src target:target',
    'dst = what iterator yields when sent a; when it ends, dst = its return value and jumps',
  ],
  [
    'GET_AWAITABLE',
    'dst:dst a:src context:immediate',
    'dst = iterator that awaits a; context 0 await, 1 async with __aenter__, 2 __aexit__',
  ],
  ['GET_ASYNC_ITER', 'dst:dst a:src', 'dst = aiter(a)'],
  ['GET_ASYNC_NEXT', 'dst:dst a:src', 'dst = awaitable iterator of anext(a)'],
  [
    'END_ASYNC_FOR',
    'a:src target:target',
    'in the handler around async next: jumps if a is StopAsyncIteration, else goes on raising',
  ],
  // --- pattern matching
  ['MATCH_SEQUENCE', 'dst:dst a:src', 'dst = a is a sequence for patterns'],
  ['MATCH_MAPPING', 'dst:dst a:src', 'dst = a is a mapping for patterns'],
  ['GET_LENGTH', 'dst:dst a:src', 'dst = len(a)'],
  ['MATCH_KEYS', 'dst:dst a:src b:src', 'dst = tuple of values of a at the keys of tuple b, or None'],
  [
    'MATCH_CLASS',
    'dst:dst a:src b:src count:count names:src',
    'dst = tuple of attributes for count positional and the named sub-patterns, or None if a is no instance of b',
  ],
  ['MATCH_REST', 'dst:dst a:src b:src', 'dst = dict of a without the keys of tuple b'],
  // --- the rest
  ['INTRINSIC', 'dst:dst intrinsic:immediate base:base count:count', 'rare operations by number, see intrinsics'],
];

/** All instructions, by opcode. */
export const OPCODES: readonly OpcodeInfo[] = rows.map(([name, operandText, meaning], opcode) => {
  const operands = operandText
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => part.split(':') as [string, OperandKind]);
  return { opcode, name, operands, length: operands.length + 1, meaning };
});

/** Opcode by name, for the compiler and for tests. */
export const OPCODE: Readonly<Record<string, number>> = Object.fromEntries(
  OPCODES.map((info) => [info.name, info.opcode]),
);

/** Numbers of INTRINSIC. Arguments are the run base..; every one returns a value. */
export const INTRINSICS = [
  'printExpression', // (value): interactive mode: shows and binds _
  'setupAnnotations', // (): makes sure the namespace has __annotations__; returns None
  'typeVar', // (name, boundOrNone, constraintsOrNone, defaultOrUnbound): bound, constraints, default are functions of no arguments, evaluated lazily
  'paramSpec', // (name, defaultOrUnbound)
  'typeVarTuple', // (name, defaultOrUnbound)
  'typeAlias', // (name, typeParamsTuple, valueFunction)
  'setTypeParams', // (function, typeParamsTuple): returns the function
  'subscriptGeneric', // (typeParamsTuple): Generic[*params]
  'asyncGenExpr', // reserved
  'stopIterationError', // (exception): StopIteration leaving a generator becomes RuntimeError; others unchanged
  'spreadArgument', // (callee, iterable): the tuple of what follows the only star of a call
  'isCatchable', // (exception): False for the exception by which the host ends a program, which no bare except takes
] as const;
