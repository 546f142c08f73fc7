/**
 * The text of one compiled function or region: its registers as JS variables, its blocks as structured code, its
 * ways out. Instructions are written by instructions/.
 *
 * In a function parameters are the first registers and `F` is the Python function; a region loads the registers from
 * the interpreter's `frame` and writes them back at every way out. `T` is the thread, `d` the depth, `B` the budget,
 * `p` the pc of the last instruction that may throw, `h` the exception being handled, `h0` the one handled before.
 */
import type { Code } from '../../bytecode/code.ts';
import { type Block, handlerOf } from '../../bytecode/flow.ts';
import { OPCODE } from '../../bytecode/opcodes.ts';
import { lineAt } from '../../bytecode/printer.ts';
import { type Liveness, liveness, visitRegisters } from '../../bytecode/registers.ts';
import type { LinkedCode } from '../../runtime/objects/function.ts';
import type { StructureWriter } from '../codegen/structure.ts';
import { floatRun, writeFloatRun } from './float-runs.ts';
import { writeSlowArithmetic } from './instructions/arithmetic.ts';
import { writeInstruction } from './instructions/instructions.ts';
import { modularRun, writeModularRun } from './modular-runs.ts';
import { support } from './support/support.ts';

export type Shape =
  | { readonly kind: 'function' }
  | { readonly kind: 'region'; readonly header: number }
  | { readonly kind: 'machine'; readonly start: number };

/** What is known of a value at compile time. */
export type Known = 'int' | 'float' | 'str' | 'bool' | 'none' | 'other' | undefined;

export class FunctionText implements StructureWriter {
  readonly link: LinkedCode;
  readonly code: Code;
  readonly shape: Shape;
  readonly live: Liveness;
  /** True if exceptions are handled in it, so that it keeps track of the handled one. */
  readonly handles: boolean;
  /** Register to what is known of it, within a block. */
  readonly known = new Map<number, Known>();
  /** Registers of methods loaded by LOAD_METHOD, functions loaded by LOAD_GLOBAL: to their names. Hints, not facts. */
  readonly hints = new Map<number, string>();
  /** Registers that hold a str constant, within a block: to its text. */
  readonly texts = new Map<number, string>();
  /** The code ran in the interpreter before, so that what was not seen is unlikely. */
  readonly profiled: boolean;
  /** It makes instances: variable `n` holds the one whose `__init__` runs. */
  constructs = false;
  #raises = false;
  #doubles = 0;
  readonly #lines: string[] = [];
  readonly #used = new Set<number>();
  readonly #written = new Set<number>();
  readonly #sites = new Set<number>();
  readonly #constants = new Set<number>();
  readonly #firstConstant: number;
  readonly #blocks: readonly Block[];
  readonly #commented: boolean;
  #line = 0;

  /** `commented`: with a comment where a line of the program begins; its number only, never its text. */
  constructor(link: LinkedCode, shape: Shape, blocks: readonly Block[], commented = false) {
    this.#commented = commented;
    this.link = link;
    this.code = link.code;
    this.shape = shape;
    this.#blocks = blocks;
    this.profiled = link.sites.some((site) => site.seen !== 0);
    this.#firstConstant = link.code.registerCount - link.constants.length;
    this.live = liveness(link.code, blocks);
    const { instructions } = link.code;
    this.handles = blocks.some((block) => block.instructions.some((pc) => instructions[pc] === OPCODE['PUSH_HANDLED']));
    for (const block of blocks) {
      for (const pc of block.instructions)
        visitRegisters(
          link.code,
          pc,
          (register) => this.#used.add(register),
          (register) => {
            this.#used.add(register);
            this.#written.add(register);
          },
        );
      if (block.isHandler) this.#written.add(this.#handlerRegister(block));
    }
    for (const register of this.#written) this.#used.add(register);
    if (link.code.classCellRegister >= 0) this.#used.add(link.code.classCellRegister);
    if (link.code.argCount > 0) this.#used.add(0);
  }

  /** pc of the loop's header or the machine's start; -1 for a function. */
  get start(): number {
    if (this.shape.kind === 'function') return -1;
    return this.shape.kind === 'region' ? this.shape.header : this.shape.start;
  }

  /** Types seen at a site; every one where there is no profile. */
  seen(site: number): number {
    return this.profiled ? (this.link.sites[site]?.seen ?? 0) : ~0;
  }

  /** A fresh JS variable for a double. */
  double(): string {
    return `q${this.#doubles++}`;
  }

  /** Nothing is known any more of a register. */
  forget(register: number): void {
    this.known.delete(register);
    this.hints.delete(register);
    this.texts.delete(register);
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  /** The JS expression of a register. */
  register(register: number): string {
    if (register < this.#firstConstant) return `r${register}`;
    const value = this.link.constants[register - this.#firstConstant];
    if (typeof value === 'number') return `(${value})`;
    if (typeof value === 'boolean') return `${value}`;
    if (value === support.None) return 'None';
    this.#constants.add(register);
    return `c${register}`;
  }

  /** What is known of a register's value. */
  kind(register: number): Known {
    if (register < this.#firstConstant) return this.known.get(register);
    const value = this.link.constants[register - this.#firstConstant];
    if (typeof value === 'number') return 'int';
    if (typeof value === 'string') return 'str';
    if (typeof value === 'boolean') return 'bool';
    if (value === support.None) return 'none';
    return value instanceof support.PyFloat ? 'float' : 'other';
  }

  /** The value of an int or float constant. */
  constant(register: number): number | undefined {
    if (register < this.#firstConstant) return undefined;
    const value = this.link.constants[register - this.#firstConstant];
    if (typeof value === 'number') return value;
    return value instanceof support.PyFloat ? value.v : undefined;
  }

  /** The text of a register that holds a str constant. */
  text(register: number): string | undefined {
    if (register < this.#firstConstant) return this.texts.get(register);
    const value = this.link.constants[register - this.#firstConstant];
    return typeof value === 'string' ? value : undefined;
  }

  site(site: number): string {
    this.#sites.add(site);
    return `s${site}`;
  }

  block(block: Block, jump: (pc: number) => void): void {
    this.known.clear();
    this.hints.clear();
    this.texts.clear();
    const { instructions } = block;
    for (let i = 0; i < instructions.length; i++) {
      if (this.#commented) this.#comment(instructions[i] as number);
      const modular = modularRun(this, instructions, i);
      if (modular !== undefined) {
        writeModularRun(this, modular, (pc) => writeSlowArithmetic(this, pc));
        i += modular.pcs.length - 1;
        continue;
      }
      const run = floatRun(this, instructions, i);
      if (run.length > 0) {
        writeFloatRun(this, run, (pc) => writeSlowArithmetic(this, pc));
        i += run.length - 1;
        continue;
      }
      const taken = writeInstruction(this, instructions[i] as number, instructions[i + 1], jump);
      if (taken === 'jumped') return;
      i += taken;
    }
    jump(block.end);
  }

  #comment(pc: number): void {
    const line = lineAt(this.code, pc);
    if (line !== this.#line && line > 0) this.line(`// line ${line}`);
    this.#line = line;
  }

  /** Leaves a region: the interpreter goes on at a pc. */
  exit(pc: number): void {
    this.line(`${this.writeBack()} return ${pc};`);
  }

  handler(block: Block): void {
    const { handlers } = this.code;
    const all = this.#blocks.flatMap((from) => from.instructions).sort((a, b) => a - b);
    const own = new Set(
      all.filter((pc) => {
        const entry = handlerOf(handlers, pc);
        return entry >= 0 && handlers[entry + 2] === block.start;
      }),
    );
    this.line(`${this.#begun()}if (!(${ranges(all, own)})) throw e;`);
    this.#catch(block, 'e');
  }

  /** In a catch block: a capture that came out of `__init__` is told what that initialised. */
  #begun(): string {
    return this.constructs ? 'if (n !== undefined) { initialising(e, n); n = undefined; } ' : '';
  }

  #instanceName(): string {
    return this.constructs ? ', n' : '';
  }

  /**
   * Goes to the handler of this code that an exception at `pc` has, or out of a function: a throw costs V8 a third of a
   * microsecond, a jump nothing.
   */
  raise(pc: number, exception: string): void {
    const { handlers } = this.code;
    const entry = handlerOf(handlers, pc);
    const block = this.#blocks.find((one) => one.isHandler && one.start === handlers[entry + 2]);
    if (entry >= 0 && block !== undefined) {
      // First: what is handled now is no more once the registers are written back.
      this.line(`u = ${exception};`);
      this.#catch(block, 'u');
    } else if (this.shape.kind === 'function' && entry < 0) {
      this.#raises = true;
      this.line(`u = ${exception}; break raising;`);
    } else this.line(`throw ${exception};`);
  }

  #catch(block: Block, exception: string): void {
    const caught =
      this.shape.kind === 'function'
        ? `caught(T, F, d, p, ${exception}, ${this.#registers()})`
        : `caughtInRegion(T, frame, p, ${exception})`;
    const before = this.shape.kind === 'function' ? '' : this.writeBack();
    this.line(`${before} r${this.#handlerRegister(block)} = ${caught}; break to${block.start};`);
  }

  /** The whole text: the body of `new Function('support', 'link', ...)`. */
  finish(): string {
    const names = Object.keys(support).join(', ');
    const sites = [...this.#sites].map((site) => `const s${site} = link.sites[${site}];`).join(' ');
    const constants = [...this.#constants]
      .map((register) => `const c${register} = link.template[${register}];`)
      .join(' ');
    const head = `'use strict';\nconst { ${names} } = support;\nconst N = link.code.names, K = link.code.children, START = ${this.start};\n${sites}\n${constants}`;
    return `${head}\n${this.#whole()}`;
  }

  #whole(): string {
    if (this.shape.kind === 'function') return this.#function();
    return this.shape.kind === 'region' ? this.#region() : this.#machine();
  }

  /** After a yield: the thread may be another one, and so may the depth. */
  resumed(): string {
    const handled = this.handles
      ? ' h0 = T.realm.handled; if (frame.handled !== undefined) T.realm.handled = frame.handled;'
      : '';
    return `T = resuming.thread; B = T.budget; d = frame.depth;${handled}`;
  }

  #machine(): string {
    const loads = [...this.#used]
      .filter((register) => register < this.#firstConstant)
      .map((register) => `, r${register} = R[${register}]`);
    return `return (function* (frame) {
const F = frame.func, R = frame.registers;
let T, B, d, p = frame.pc, t, u${this.#instanceName()}${this.#doubleNames()}${this.handles ? ', h0' : ''}${loads.join('')};
${this.resumed()}
try {
${this.#lines.join('\n')}
} catch (e) { ${this.#begun()}${this.writeBack()} frame.pc = p; throw e; }
});`;
  }

  #function(): string {
    const { argCount, keywordOnlyCount, flags } = this.code;
    const parameters = argCount + keywordOnlyCount + ((flags & 4) !== 0 ? 1 : 0) + ((flags & 8) !== 0 ? 1 : 0);
    const names = Array.from({ length: parameters }, (_, i) => `r${i}`);
    const others = [...this.#used].filter((register) => register >= parameters && register < this.#firstConstant);
    const before = this.handles ? 'h, h0' : 'undefined, T.realm.handled';
    return `return (function (T, F, d${names.map((name) => `, ${name}`).join('')}) {
let p = 0, t, u${this.#instanceName()}${this.#doubleNames()}${this.handles ? ', h' : ''}${others.map((register) => `, r${register}`).join('')};
const B = T.budget;${this.handles ? ' const h0 = T.realm.handled;' : ''}
${this.#raises ? 'raising: ' : ''}try {
if (d > T.depthLimit) { p = -1; tooDeep(T, d); }
if (--B.fuel < 0) refuel(T);
${this.#lines.join('\n')}
} catch (e) { ${this.#begun()}throw leave(T, F, d, p, e, ${this.#registers()}, ${before}); }
${this.#raises ? `throw leave(T, F, d, p, u, ${this.#registers()}, ${before});` : ''}
});`;
  }

  #region(): string {
    const loads = [...this.#used]
      .filter((register) => register < this.#firstConstant)
      .map((register) => `, r${register} = R[${register}]`);
    return `return (function (T, frame) {
const F = frame.func, d = frame.depth, R = frame.registers, B = T.budget;
let p = frame.pc, t, u${this.#instanceName()}${this.#doubleNames()}${loads.join('')};
try {
${this.#lines.join('\n')}
} catch (e) { ${this.#begun()}${this.writeBack()} frame.pc = p; throw e; }
});`;
  }

  writeBack(): string {
    if (this.shape.kind === 'function') return '';
    const stores = [...this.#written]
      .filter((register) => register < this.#firstConstant)
      .map((register) => `R[${register}] = r${register};`);
    const handled = this.handles && this.shape.kind === 'machine' ? ' T.realm.handled = h0;' : '';
    return `${stores.join(' ')}${handled}`;
  }

  #doubleNames(): string {
    return Array.from({ length: this.#doubles }, (_, i) => `, q${i} = 0.5`).join('');
  }

  /** An array of the registers, as far as the highest in use. */
  #registers(): string {
    const used = [...this.#used].filter((register) => register < this.#firstConstant);
    const { argCount, keywordOnlyCount, flags } = this.code;
    const parameters = argCount + keywordOnlyCount + ((flags & 4) !== 0 ? 1 : 0) + ((flags & 8) !== 0 ? 1 : 0);
    const count = Math.max(parameters, ...used.map((register) => register + 1), 0);
    const list = Array.from({ length: count }, (_, register) =>
      this.#used.has(register) || register < parameters ? `r${register}` : 'undefined',
    );
    return `[${list.join(', ')}]`;
  }

  #handlerRegister(block: Block): number {
    const { handlers } = this.code;
    for (let i = 0; i < handlers.length; i += 4) if (handlers[i + 2] === block.start) return handlers[i + 3] as number;
    throw new Error('a handler without an entry');
  }
}

/** A condition on `p` that holds for the pcs in `own` and for no other of the sorted `all`. */
function ranges(all: readonly number[], own: ReadonlySet<number>): string {
  const parts: string[] = [];
  for (let i = 0; i < all.length; i++) {
    if (!own.has(all[i] as number)) continue;
    const first = all[i] as number;
    while (i + 1 < all.length && own.has(all[i + 1] as number)) i++;
    const last = all[i] as number;
    parts.push(first === last ? `p === ${first}` : `p >= ${first} && p <= ${last}`);
  }
  return parts.length === 0 ? 'false' : parts.join(' || ');
}
