/** Calls in general, what `with` looks up, functions and classes that are made. */
import { OPCODE } from '../../bytecode/opcodes.ts';
import { nameError, typeError } from '../../runtime/exceptions/raise.ts';
import type { Maybe } from '../../runtime/guest.ts';
import { linkCode } from '../../runtime/link.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { DELIVER, type Frame } from '../../runtime/objects/frame.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import type { PyList, PyTuple } from '../../runtime/objects/list.ts';
import type { Cell, Value } from '../../runtime/objects/object.ts';
import { bindDescriptor } from '../../runtime/operations/attribute.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { invoke } from '../calling.ts';
import type { Thread } from '../thread.ts';
import type { Linked } from './operations.ts';

/** CALL_KEYWORDS, CALL_METHOD_KEYWORDS and CALL_SPREAD; the protocol of `invoke`. */
export function callGeneral(thread: Thread, frame: Frame, pc: number): Value | undefined {
  const { instructions } = frame.link.code;
  const { registers } = frame;
  const dst = instructions[pc + 1] as number;
  if (instructions[pc] === OPCODE['CALL_SPREAD']) {
    const callee = registers[instructions[pc + 2] as number] as Value;
    const spread = registers[instructions[pc + 3] as number] as PyList | PyTuple;
    const keywordRegister = instructions[pc + 4] as number;
    const keywords = keywordRegister < 0 ? undefined : (registers[keywordRegister] as PyDict);
    return invoke(thread, callee, spread.items.slice(), keywords, frame, DELIVER.register, dst);
  }
  const base = instructions[pc + 2] as number;
  const count = instructions[pc + 3] as number;
  const names = (registers[instructions[pc + 4] as number] as PyTuple).items;
  let first = base + 1;
  if (instructions[pc] === OPCODE['CALL_METHOD_KEYWORDS']) first = base + 2;
  const positional = count - names.length;
  const args = registers.slice(first, first + positional) as Value[];
  if (first === base + 2 && registers[base + 1] !== undefined) args.unshift(registers[base + 1] as Value);
  const keywords = new PyDict();
  for (let i = 0; i < names.length; i++)
    keywords.set(names[i] as string, names[i] as Value, registers[first + positional + i] as Value);
  return invoke(thread, registers[base] as Value, args, keywords, frame, DELIVER.register, dst);
}

export function loadSpecial(object: Value, name: string): Maybe<Value> {
  const type = typeOf(object);
  const method = type.lookup(name);
  if (method === undefined) {
    const asyncName = name.startsWith('__a');
    const protocol = asyncName ? 'asynchronous context manager' : 'context manager';
    const missing = name === '__exit__' || name === '__aexit__' ? ` (missed ${name} method)` : '';
    throw typeError(`'${type.name}' object does not support the ${protocol} protocol${missing}`);
  }
  return bindDescriptor(method, object, type);
}

export function makeFunction(frame: Frame, pc: number): Value {
  const { instructions, children } = frame.link.code;
  const { registers } = frame;
  const code = children[instructions[pc + 2] as number] as (typeof children)[number];
  const closure = code.closureRegisters.map((register) => registers[register] as Cell);
  const func = new PyFunction(linkCode(code, frame.link.globals), closure);
  const [defaults, keywordDefaults, annotations] = [3, 4, 5].map((operand) => instructions[pc + operand] as number) as [
    number,
    number,
    number,
  ];
  if (defaults >= 0) func.defaults = registers[defaults] as PyTuple;
  if (keywordDefaults >= 0) func.keywordDefaults = registers[keywordDefaults] as PyDict;
  if (annotations >= 0) func.annotations = registers[annotations] as PyDict;
  func.module = frame.link.globals.get('__name__');
  return func;
}

export function loadBuildClass(frame: Linked): Value {
  const build = frame.link.builtins.get('__build_class__');
  if (build === undefined) throw nameError('__build_class__ not found', '__build_class__');
  return build;
}
