/**
 * Structured code from a control flow graph: nested labelled blocks and loops, no dispatch variable. Every block that
 * is reached from several places follows a labelled block that ends there; a jump to it is a `break`, a jump back is
 * a `continue`. After Ramsey, Beyond Relooper (ICFP 2022), with two additions: what follows a loop is written behind
 * it, and a handler follows a `try` around everything that may throw to it.
 *
 * Takes blocks (bytecode/flow.ts). Must not know: instructions, except through the writer.
 */
import { type Block, dominates } from '../../bytecode/flow.ts';

export interface StructureWriter {
  line(text: string): void;
  /** Writes a block's instructions; `jump` writes the way to the instruction at a pc. */
  block(block: Block, jump: (pc: number) => void): void;
  /** Writes the way to an instruction outside the blocks. */
  exit(pc: number): void;
  /** Writes the start of a catch clause for a handler: what is not its own it throws on. */
  handler(block: Block): void;
}

/** Writes reducible blocks, which are in reverse postorder. */
export function writeStructured(blocks: readonly Block[], writer: StructureWriter): void {
  new Structure(blocks, writer).writeTree(blocks[0] as Block);
}

class Structure {
  readonly #writer: StructureWriter;
  readonly #byStart: ReadonlyMap<number, Block>;
  /** Blocks written behind a labelled block of their own. */
  readonly #labelled = new Set<Block>();
  /** Labelled blocks that follow the whole loop of a header. */
  readonly #behindLoop = new Map<Block, Block[]>();
  /** Labelled blocks that follow within the code of their dominator. */
  readonly #behindBlock = new Map<Block, Block[]>();

  constructor(blocks: readonly Block[], writer: StructureWriter) {
    this.#writer = writer;
    this.#byStart = new Map(blocks.map((block) => [block.start, block]));
    const loops = blocks.filter((block) => block.isLoopHeader).map((header) => ({ header, body: loopOf(header) }));
    for (const block of blocks.slice(1)) {
      const dominator = block.dominator as Block;
      // Loops come in reverse postorder: the first one left is the outermost.
      const left = loops.find(({ body }) => body.has(dominator) && !body.has(block));
      if (left !== undefined) this.#place(this.#behindLoop, left.header, block);
      else if (block.isHandler || forwardEdges(block) > 1) this.#place(this.#behindBlock, dominator, block);
    }
  }

  #place(where: Map<Block, Block[]>, at: Block, block: Block): void {
    this.#labelled.add(block);
    const list = where.get(at);
    if (list === undefined) where.set(at, [block]);
    else list.push(block);
  }

  writeTree(block: Block): void {
    this.#followedBy(this.#behindLoop.get(block) ?? [], () => {
      if (block.isLoopHeader) this.#writer.line(`${loopLabel(block)}: for (;;) {`);
      this.#followedBy(this.#behindBlock.get(block) ?? [], () => {
        this.#writer.block(block, (pc) => this.#jump(block, pc));
      });
      if (block.isLoopHeader) this.#writer.line('}');
    });
  }

  /** Writes code, then the blocks that follow it; they are in reverse postorder. */
  #followedBy(following: readonly Block[], inside: () => void): void {
    for (const block of [...following].reverse()) {
      this.#writer.line(`${blockLabel(block)}: {`);
      if (block.isHandler) this.#writer.line('try {');
    }
    inside();
    for (const block of following) {
      if (block.isHandler) {
        this.#writer.line('} catch (e) {');
        this.#writer.handler(block);
        this.#writer.line('}');
      }
      this.#writer.line('}');
      this.writeTree(block);
    }
  }

  #jump(from: Block, pc: number): void {
    const to = this.#byStart.get(pc);
    if (to === undefined) this.#writer.exit(pc);
    else if (to.order <= from.order) this.#writer.line(`continue ${loopLabel(to)};`);
    else if (this.#labelled.has(to)) this.#writer.line(`break ${blockLabel(to)};`);
    else this.writeTree(to);
  }
}

function loopLabel(block: Block): string {
  return `loop${block.start}`;
}

function blockLabel(block: Block): string {
  return `to${block.start}`;
}

function forwardEdges(block: Block): number {
  let count = 0;
  for (const from of block.previous)
    if (from.order < block.order) count += from.next.filter((next) => next === block).length;
  return count + (block.previous.some((from) => from.twice === block) ? 1 : 0);
}

/** The natural loop of a header. */
function loopOf(header: Block): Set<Block> {
  const body = new Set<Block>([header]);
  const pending = header.previous.filter((from) => from.order >= header.order && dominates(header, from));
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (body.has(block)) continue;
    body.add(block);
    pending.push(...block.previous);
  }
  return body;
}
