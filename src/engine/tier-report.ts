/**
 * What became of each function and loop of a session in the tiers, for people who ask why something is slow: uses, tier,
 * the types it was made for, why it stays in the interpreter, and the generated code. Takes a session whose promotion
 * keeps texts (`promotion: { keepTexts: true }`); gives plain data.
 */
import { CODE_FLAGS, type Code } from '../bytecode/code.ts';
import { loopNest } from '../bytecode/flow.ts';
import { OPCODES } from '../bytecode/opcodes.ts';
import { lineAt } from '../bytecode/printer.ts';
import { type LinkedCode, SEEN, type Site } from '../runtime/objects/function.ts';
import type { Nomination } from '../tiers/promotion.ts';
import type { Session } from './session.ts';

export interface TierRow {
  readonly kind: 'module' | 'class' | 'function' | 'generator' | 'loop';
  readonly name: string;
  readonly filename: string;
  readonly line: number;
  /** Calls or iterations that the interpreter counted. */
  readonly uses: number;
  readonly tier: 'interpreter' | 'baseline';
  /** Why it is not compiled; undefined if it is. */
  readonly reason?: string;
  readonly compileMs: number;
  /** Times that it was compiled anew, and why. */
  readonly deoptimised: readonly string[];
  /** `line 4: MULTIPLY int float`: what was seen at its instructions. */
  readonly types: readonly string[];
  /** Generated JavaScript, the last one, and the name V8 knows it by. */
  readonly text?: string;
  readonly script?: string;
}

/** All code of a file that ran, functions and their loops, by line. */
export function tierReport(session: Session, filename: string): TierRow[] {
  const rows: TierRow[] = [];
  for (const link of session.realm.links.get(session.globals)?.values() ?? []) {
    if (link.code.filename !== filename) continue;
    rows.push(functionRow(session, link));
    for (const [header, loop] of loopNest(link.code)) rows.push(loopRow(session, link, header, loop.sites));
  }
  return rows.sort((a, b) => a.line - b.line || (a.kind === 'loop' ? 1 : -1));
}

function functionRow(session: Session, link: LinkedCode): TierRow {
  const { code } = link;
  const found = nominationsOf(session, code, code.firstLine, (kind) => kind !== 'loop');
  const kind = kindOf(code);
  const uses = Number.isFinite(link.uses) ? link.uses : session.promotion.nominateAt;
  return row(session, link, kind, code.firstLine, uses, found, () => true);
}

function kindOf(code: Code): TierRow['kind'] {
  if ((code.flags & CODE_FLAGS.optimized) === 0) return code.qualname === '<module>' ? 'module' : 'class';
  return (code.flags & CODE_FLAGS.generator) === 0 ? 'function' : 'generator';
}

function loopRow(session: Session, link: LinkedCode, header: number, sites: readonly number[]): TierRow {
  const { code } = link;
  const line = lineAt(code, header);
  const found = nominationsOf(session, code, line, (kind) => kind === 'loop');
  const uses = Math.max(0, ...sites.map((index) => (link.sites[index] as Site).uses));
  const last = lineAt(code, Math.max(...jumpsBack(code, header)));
  return row(session, link, 'loop', line, uses, found, (at) => at >= line && at <= last);
}

function jumpsBack(code: Code, header: number): number[] {
  const pcs = [header];
  for (let pc = 0; pc < code.instructions.length; pc += OPCODES[code.instructions[pc] as number]?.length ?? 1)
    if (OPCODES[code.instructions[pc] as number]?.name === 'JUMP_BACK' && code.instructions[pc + 1] === header)
      pcs.push(pc);
  return pcs;
}

function nominationsOf(
  session: Session,
  code: Code,
  line: number,
  wanted: (kind: Nomination['kind']) => boolean,
): Nomination[] {
  return session.promotion.nominations.filter(
    (one) => one.name === code.qualname && one.filename === code.filename && one.line === line && wanted(one.kind),
  );
}

function row(
  session: Session,
  link: LinkedCode,
  kind: TierRow['kind'],
  line: number,
  uses: number,
  found: readonly Nomination[],
  within: (line: number) => boolean,
): TierRow {
  const last = found.at(-1);
  const compiled = last !== undefined && last.declined === undefined;
  return {
    kind,
    name: link.code.qualname,
    filename: link.code.filename,
    line,
    uses,
    tier: compiled ? 'baseline' : 'interpreter',
    ...(compiled ? {} : { reason: reasonFor(session, last, uses) }),
    compileMs: found.reduce((sum, one) => sum + one.compileMs, 0),
    deoptimised: found.filter((one) => one.again).map(() => 'it met types that it was not made for'),
    types: typesSeen(link, within),
    ...(compiled && last.text !== undefined ? { text: last.text } : {}),
    ...(compiled && last.script !== undefined ? { script: last.script } : {}),
  };
}

function reasonFor(session: Session, last: Nomination | undefined, uses: number): string {
  if (last?.declined !== undefined) return last.declined;
  const { mode } = session.promotion.options;
  if (mode === 'never') return 'compiling is off';
  return uses === 0 ? 'ran once' : `not hot: ${uses} of ${session.promotion.nominateAt} uses`;
}

const NUMBERS: readonly (readonly [number, string])[] = [
  [SEEN.int, 'int'],
  [SEEN.float, 'float'],
  [SEEN.other, 'other'],
];
const CALLEES: typeof NUMBERS = [
  [SEEN.function, 'function'],
  [SEEN.class, 'class'],
  [SEEN.builtinType, 'builtin type'],
];
const BITS: Readonly<Record<string, typeof NUMBERS>> = {
  LOAD_SUBSCRIPT: [
    [SEEN.list, 'list'],
    [SEEN.tuple, 'tuple'],
    [SEEN.dict, 'dict'],
    [SEEN.str, 'str'],
  ],
  STORE_SUBSCRIPT: [
    [SEEN.list, 'list'],
    [SEEN.dict, 'dict'],
  ],
  FOR_ITER: [
    [SEEN.range, 'range'],
    [SEEN.listIterator, 'list'],
  ],
  CALL: CALLEES,
  CALL_METHOD: CALLEES,
};

/** What the profile knows of the instructions on certain lines. */
function typesSeen(link: LinkedCode, within: (line: number) => boolean): string[] {
  const { code } = link;
  const shown: string[] = [];
  for (let pc = 0; pc < code.instructions.length; ) {
    const info = OPCODES[code.instructions[pc] as number];
    if (info === undefined) break;
    const at = info.operands.findIndex(([, kind]) => kind === 'site');
    const site = at < 0 ? undefined : link.sites[code.instructions[pc + 1 + at] as number];
    const line = lineAt(code, pc);
    const names = (BITS[info.name] ?? NUMBERS).filter(([bit]) => ((site?.seen ?? 0) & bit) !== 0);
    if (names.length > 0 && within(line))
      shown.push(`line ${line}: ${info.name} ${names.map(([, name]) => name).join(' ')}`);
    pc += info.length;
  }
  return [...new Set(shown)];
}
