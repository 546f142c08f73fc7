/**
 * Code as bytes and back: how the package holds the code of its own modules, so that importing one compiles nothing.
 * A header, what is text or small numbers as JSON (which V8 reads natively, however cold the process is), and all words
 * of instructions, handlers and positions in one run behind it, of which the code objects hold views.
 *
 * Must not know: where the bytes are kept. They are the package's own, made by its build: nothing checks them here.
 */
import type { Code, Constant, InlinedComprehension } from './code.ts';
import { BYTECODE_VERSION } from './opcodes.ts';

/** First word of the bytes. */
const MAGIC = 0x65646f63;
/** Magic, version, bytes of the JSON, words behind it, bytes of a word. */
const HEADER_WORDS = 5;
/** Words that are all of 16 bits are stored in as many: the files are half as large. */
const SHORT_LIMIT = 1 << 15;

/** A constant as JSON: int, str, bool and None as themselves, others as a letter with what they are made of. */
type StoredConstant = number | string | boolean | null | readonly [kind: string, ...parts: unknown[]];

type StoredCode = readonly [
  name: string,
  qualname: string,
  firstLine: number,
  flags: number,
  argCount: number,
  posOnlyCount: number,
  keywordOnlyCount: number,
  localNames: readonly string[],
  freeNames: readonly string[],
  freeBase: number,
  cellNames: readonly string[],
  closureRegisters: readonly number[],
  classCellRegister: number,
  registerCount: number,
  constants: readonly StoredConstant[],
  names: readonly string[],
  children: readonly StoredCode[],
  instructionWords: number,
  siteCount: number,
  handlerWords: number,
  positionWords: number,
  comprehensions: readonly InlinedComprehension[],
  docstring: string | null,
];

/** The bytes of code with all code in it; one file name for all. */
export function encodeCode(code: Code): Uint8Array {
  const runs: Int32Array[] = [];
  const json = Buffer.from(JSON.stringify(stored(code, runs)));
  const words = runs.flatMap((run) => [...run]);
  const isShort = words.every((word) => word >= -SHORT_LIMIT && word < SHORT_LIMIT);
  const header = Int32Array.of(MAGIC, BYTECODE_VERSION, json.length, words.length, isShort ? 2 : 4);
  const run = isShort ? Int16Array.from(words) : Int32Array.from(words);
  const wordsAt = header.byteLength + paddedLength(json.length);
  const bytes = new Uint8Array(wordsAt + run.byteLength);
  bytes.set(new Uint8Array(header.buffer));
  bytes.set(json, header.byteLength);
  bytes.set(new Uint8Array(run.buffer), wordsAt);
  return bytes;
}

/** The code of the bytes; undefined where another version wrote them. */
export function decodeCode(bytes: Uint8Array, filename: string): Code | undefined {
  const start = HEADER_WORDS * 4;
  if (bytes.length < start) return undefined;
  // Words lie at multiples of their size in memory; what was read from a file may not.
  const { buffer, byteOffset: at } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [magic, version, jsonLength, wordCount, size] = new Int32Array(buffer, at, HEADER_WORDS) as unknown as Header;
  if (magic !== MAGIC || version !== BYTECODE_VERSION) return undefined;
  const json = Buffer.from(buffer, at + start, jsonLength).toString('utf8');
  const wordsAt = at + start + paddedLength(jsonLength);
  const words = new Int32Array(
    size === 2 ? new Int16Array(buffer, wordsAt, wordCount) : new Int32Array(buffer, wordsAt, wordCount),
  );
  return restored(JSON.parse(json) as StoredCode, filename, { words, at: 0 });
}

type Header = readonly [magic: number, version: number, jsonLength: number, wordCount: number, size: number];

/** The next multiple of four. */
function paddedLength(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function stored(code: Code, words: Int32Array[]): StoredCode {
  words.push(code.instructions, code.handlers, code.positions);
  return [
    code.name,
    code.qualname,
    code.firstLine,
    code.flags,
    code.argCount,
    code.posOnlyCount,
    code.keywordOnlyCount,
    code.localNames,
    code.freeNames,
    code.freeBase,
    code.cellNames,
    code.closureRegisters,
    code.classCellRegister,
    code.registerCount,
    code.constants.map(storedConstant),
    code.names,
    code.children.map((child) => stored(child, words)),
    code.instructions.length,
    code.siteCount,
    code.handlers.length,
    code.positions.length,
    code.comprehensions,
    code.docstring ?? null,
  ];
}

interface Words {
  readonly words: Int32Array;
  at: number;
}

function take(from: Words, count: number): Int32Array {
  from.at += count;
  return from.words.subarray(from.at - count, from.at);
}

function restored(facts: StoredCode, filename: string, words: Words): Code {
  const [, , , , , , , , , , , , , , constants, , children, instructions, , handlers, positions] = facts;
  const instructionWords = take(words, instructions);
  const handlerWords = take(words, handlers);
  const positionWords = take(words, positions);
  // In the order of the compiler's own, so that both have one hidden class.
  return {
    name: facts[0],
    qualname: facts[1],
    filename,
    firstLine: facts[2],
    flags: facts[3],
    argCount: facts[4],
    posOnlyCount: facts[5],
    keywordOnlyCount: facts[6],
    localNames: facts[7],
    freeNames: facts[8],
    freeBase: facts[9],
    cellNames: facts[10],
    closureRegisters: facts[11],
    classCellRegister: facts[12],
    registerCount: facts[13],
    constants: constants.map(restoredConstant),
    names: facts[15],
    children: children.map((child) => restored(child, filename, words)),
    instructions: instructionWords,
    siteCount: facts[18],
    handlers: handlerWords,
    positions: positionWords,
    comprehensions: facts[21],
    docstring: facts[22] ?? undefined,
  };
}

function storedConstant(constant: Constant): StoredConstant {
  switch (constant.type) {
    case 'int':
      return typeof constant.value === 'number' ? constant.value : ['I', String(constant.value)];
    case 'float':
      return ['f', Object.is(constant.value, -0) ? '-0' : String(constant.value)];
    case 'complex':
      return ['c', Object.is(constant.imag, -0) ? '-0' : String(constant.imag)];
    case 'str':
      return constant.points === undefined ? constant.value : ['p', constant.value, constant.points];
    case 'bytes':
      return ['b', Buffer.from(constant.value).toString('base64')];
    case 'bool':
      return constant.value;
    case 'none':
      return null;
    case 'ellipsis':
      return ['e'];
    case 'tuple':
      return ['t', ...constant.items.map(storedConstant)];
    case 'frozenset':
      return ['z', ...constant.items.map(storedConstant)];
  }
}

function restoredConstant(facts: StoredConstant): Constant {
  if (facts === null) return { type: 'none' };
  if (typeof facts === 'number') return { type: 'int', value: facts };
  if (typeof facts === 'string') return { type: 'str', value: facts };
  if (typeof facts === 'boolean') return { type: 'bool', value: facts };
  const [kind, ...parts] = facts;
  switch (kind) {
    case 'I':
      return { type: 'int', value: BigInt(parts[0] as string) };
    case 'f':
      return { type: 'float', value: Number(parts[0]) };
    case 'c':
      return { type: 'complex', imag: Number(parts[0]) };
    case 'p':
      return { type: 'str', value: parts[0] as string, points: parts[1] as readonly number[] };
    case 'b':
      return { type: 'bytes', value: new Uint8Array(Buffer.from(parts[0] as string, 'base64')) };
    case 'e':
      return { type: 'ellipsis' };
    case 't':
      return { type: 'tuple', items: (parts as StoredConstant[]).map(restoredConstant) };
    default:
      return { type: 'frozenset', items: (parts as StoredConstant[]).map(restoredConstant) };
  }
}
