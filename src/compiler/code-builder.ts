/**
 * One code object in the making: registers, instructions, labels, handlers, positions. Takes what the compiler emits,
 * gives a Code. Constants are registers at the end of the file; until their number is known their operands are
 * negative. Must not know: syntax.
 */
import { CODE_FLAGS, type Code, type Constant, constantKey, type InlinedComprehension } from '../bytecode/code.ts';
import { OPCODE, OPCODES } from '../bytecode/opcodes.ts';
import type { Position } from '../syntax/tree.ts';

/** A place in the code that jumps go to. */
export class Label {
  pc = -1;
  readonly uses: number[] = [];
}

/** Instructions under a handler; ranges have holes where cleanup code of an early exit was laid in. */
export interface ProtectedRegion {
  readonly ranges: [start: number, end: number][];
  readonly handler: Label;
  readonly register: number;
}

/** -1 means "no operand", so constants start below. */
const FIRST_CONSTANT = -2;

export class CodeBuilder {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  flags: number;
  argCount = 0;
  posOnlyCount = 0;
  keywordOnlyCount = 0;
  localNames: string[] = [];
  cellNames: string[] = [];
  freeNames: string[] = [];
  closureRegisters: number[] = [];
  freeBase = 0;
  classCellRegister = -1;
  docstring: string | undefined;
  readonly children: Code[] = [];
  readonly comprehensions: InlinedComprehension[] = [];
  readonly #words: number[] = [];
  readonly #constants: Constant[] = [];
  readonly #constantIndex = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #nameIndex = new Map<string, number>();
  readonly #positions: number[] = [];
  readonly #handlers: ProtectedRegion[] = [];
  readonly #labels: Label[] = [];
  #sites = 0;
  #position: Position | undefined;
  #temporary = 0;
  #registers = 0;

  constructor(name: string, qualname: string, filename: string, firstLine: number, flags: number) {
    this.name = name;
    this.qualname = qualname;
    this.filename = filename;
    this.firstLine = firstLine;
    this.flags = flags;
  }

  get pc(): number {
    return this.#words.length;
  }

  /** Source position of what is emitted from here on. */
  at(position: Position | undefined): void {
    this.#position = position;
  }

  get position(): Position | undefined {
    return this.#position;
  }

  /** Reserves a register for good. */
  local(): number {
    const register = this.#registers++;
    this.#temporary = this.#registers;
    return register;
  }

  /** Reserves the next temporary; `release` gives it and all later ones back. */
  temporary(count = 1): number {
    const register = this.#temporary;
    this.#temporary += count;
    if (this.#temporary > this.#registers) this.#registers = this.#temporary;
    return register;
  }

  mark(): number {
    return this.#temporary;
  }

  release(mark: number): void {
    this.#temporary = mark;
  }

  /** Register operand of a constant. */
  constant(constant: Constant): number {
    const key = constantKey(constant);
    let index = this.#constantIndex.get(key);
    if (index === undefined) {
      index = this.#constants.push(constant) - 1;
      this.#constantIndex.set(key, index);
    }
    return FIRST_CONSTANT - index;
  }

  nameIndex(name: string): number {
    let index = this.#nameIndex.get(name);
    if (index === undefined) {
      index = this.#names.push(name) - 1;
      this.#nameIndex.set(name, index);
    }
    return index;
  }

  site(): number {
    return this.#sites++;
  }

  /** Emits an instruction; labels stand for target operands. */
  emit(name: string, ...operands: (number | Label)[]): void {
    const opcode = OPCODE[name] as number;
    const at = this.#position;
    if (at !== undefined) this.#positions.push(this.pc, at.line, at.column, at.endLine, at.endColumn);
    else this.#positions.push(this.pc, 0, 0, 0, 0);
    this.#words.push(opcode);
    for (const operand of operands) {
      if (typeof operand === 'number') this.#words.push(operand);
      else {
        operand.uses.push(this.#words.length);
        this.#words.push(-1);
      }
    }
  }

  label(): Label {
    const label = new Label();
    this.#labels.push(label);
    return label;
  }

  place(label: Label): void {
    label.pc = this.pc;
  }

  /** Regions are registered innermost first. */
  protect(region: ProtectedRegion): void {
    this.#handlers.push(region);
  }

  finish(): Code {
    const words = this.#words;
    for (const label of this.#labels) for (const use of label.uses) words[use] = label.pc;
    const base = this.#registers;
    for (let pc = 0; pc < words.length; ) {
      const info = OPCODES[words[pc] as number] as (typeof OPCODES)[number];
      info.operands.forEach(([, kind], i) => {
        const at = pc + 1 + i;
        const word = words[at] as number;
        if ((kind === 'src' || kind === 'opt' || kind === 'base') && word <= FIRST_CONSTANT)
          words[at] = base + (FIRST_CONSTANT - word);
      });
      pc += info.length;
    }
    const handlers: number[] = [];
    for (const region of this.#handlers)
      for (const [start, end] of region.ranges)
        if (end > start) handlers.push(start, end, region.handler.pc, region.register);
    return {
      name: this.name,
      qualname: this.qualname,
      filename: this.filename,
      firstLine: this.firstLine,
      flags: this.flags,
      argCount: this.argCount,
      posOnlyCount: this.posOnlyCount,
      keywordOnlyCount: this.keywordOnlyCount,
      localNames: this.localNames,
      freeNames: this.freeNames,
      freeBase: this.freeBase,
      cellNames: this.cellNames,
      closureRegisters: this.closureRegisters,
      classCellRegister: this.classCellRegister,
      registerCount: base + this.#constants.length,
      constants: this.#constants,
      names: this.#names,
      children: this.children,
      instructions: Int32Array.from(words),
      siteCount: this.#sites,
      handlers: Int32Array.from(handlers),
      positions: Int32Array.from(this.#positions),
      comprehensions: this.comprehensions,
      docstring: this.docstring,
    };
  }

  get isFunction(): boolean {
    return (this.flags & CODE_FLAGS.optimized) !== 0;
  }
}
