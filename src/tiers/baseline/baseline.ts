/**
 * The baseline tier: bytecode to generic JavaScript, a whole function or one loop. Int and float paths are inline at
 * every site, so that V8 specialises each by what it sees there; everything else is support/. The code never
 * speculates: it is left early only with its state (Capture), never because a type was another.
 *
 * Takes linked code; gives an entry or a region (tiers/tier.ts), or the reason why not. Text from the program never
 * becomes part of the generated text: names and constants are reached by number.
 */
import { CODE_FLAGS, type Code } from '../../bytecode/code.ts';
import { type Block, controlFlow, isReducible, loopBody } from '../../bytecode/flow.ts';
import { OPCODE } from '../../bytecode/opcodes.ts';
import type { LinkedCode } from '../../runtime/objects/function.ts';
import { writeStructured } from '../codegen/structure.ts';
import type { MachineMaker } from '../machine.ts';
import type { CompilingTier, Declined, Entry, Region } from '../tier.ts';
import { FunctionText, type Shape } from './function-text.ts';
import { support } from './support/support.ts';

/** Words of bytecode beyond which code is not compiled: V8 does not optimise functions of more than 60 KB of its bytecode. */
const MAX_WORDS = 6000;
const MAX_BLOCKS = 600;

const GENERATOR_KINDS = CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator;
const SUSPENDING = new Set(
  ['YIELD', 'SEND', 'GET_YIELD_FROM', 'GET_AWAITABLE', 'GET_ASYNC_ITER', 'GET_ASYNC_NEXT', 'END_ASYNC_FOR'].map(
    (name) => OPCODE[name] as number,
  ),
);

const AWAITING = new Set(
  ['GET_AWAITABLE', 'GET_ASYNC_ITER', 'GET_ASYNC_NEXT', 'END_ASYNC_FOR'].map((name) => OPCODE[name] as number),
);

export const baseline: CompilingTier = {
  name: 'baseline',
  reader: undefined,
  compileFunction(link) {
    const { code } = link;
    if ((code.flags & GENERATOR_KINDS) !== 0) return 'generator';
    if ((code.flags & CODE_FLAGS.optimized) === 0) return 'namespace';
    return compile(link, { kind: 'function' }, controlFlowOf(code, undefined));
  },
  compileGenerator(link, start) {
    if ((link.code.flags & CODE_FLAGS.generator) === 0) return 'generator';
    return compile(link, { kind: 'machine', start }, controlFlowOf(link.code, start === 0 ? undefined : start));
  },
  compileLoop(link, header) {
    return compile(link, { kind: 'region', header }, controlFlowOf(link.code, header));
  },
};

/** Blocks of the whole code or of the loop at `header`. */
function controlFlowOf(code: Code, header: number | undefined): Block[] | Declined {
  if (code.instructions.length > MAX_WORDS) return 'too large';
  if (header === undefined) return controlFlow(code);
  const body = loopBody(code, header);
  return controlFlow(code, header, (pc) => body.has(pc));
}

function compile<T extends Entry | Region | MachineMaker>(
  link: LinkedCode,
  shape: Shape,
  blocks: Block[] | Declined,
): T | Declined {
  if (typeof blocks === 'string') return blocks;
  if (blocks.length > MAX_BLOCKS) return 'too large';
  if (!isReducible(blocks)) return 'irreducible';
  const { instructions } = link.code;
  const refused = shape.kind === 'machine' ? AWAITING : SUSPENDING;
  if (blocks.some((block) => block.instructions.some((pc) => refused.has(instructions[pc] as number))))
    return 'generator';
  const text = new FunctionText(link, shape, blocks, baseline.reader !== undefined);
  writeStructured(blocks, text);
  return instantiate(link, text.finish());
}

let instances = 0;

/** Makes the function. Each text is unique, because V8 shares its type feedback between equal texts. */
function instantiate<T>(link: LinkedCode, text: string): T {
  const { reader } = baseline;
  const script = `tierup:${++instances}`;
  reader?.(text, script);
  const make = new Function('support', 'link', `${text}\n//${reader === undefined ? '' : '# sourceURL='}${script}`) as (
    parts: typeof support,
    link: LinkedCode,
  ) => T;
  return make(support, link);
}
