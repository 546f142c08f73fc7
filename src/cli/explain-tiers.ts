/** What `--explain` prints after the run: what became of each function and loop, where the time went, generated code. */
import { Session as Inspector } from 'node:inspector/promises';
import type { Session } from '../engine/session.ts';
import { type TierRow, tierReport } from '../engine/tier-report.ts';

/** Share of the time by script that V8 ran, with what the script called; `''` is everything in no generated code. */
export type TimeShares = ReadonlyMap<string, number>;

/** Samples where the time goes until it is told to stop. */
export async function startProfile(): Promise<() => Promise<TimeShares>> {
  const inspector = new Inspector();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: 500 });
  await inspector.post('Profiler.start');
  return async () => {
    const { profile } = await inspector.post('Profiler.stop');
    inspector.disconnect();
    const scripts = new Map<number, string>();
    const visit = (id: number, above: string): void => {
      const node = nodes.get(id);
      if (node === undefined) return;
      const { url } = node.callFrame;
      const script = url.startsWith('tierup:') ? url : above;
      scripts.set(id, script);
      for (const child of node.children ?? []) visit(child, script);
    };
    const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
    visit((profile.nodes[0] as { id: number }).id, '');
    const shares = new Map<string, number>();
    const samples = profile.samples ?? [];
    for (const id of samples) {
      const script = scripts.get(id) ?? '';
      shares.set(script, (shares.get(script) ?? 0) + 1 / samples.length);
    }
    return shares;
  };
}

/** The table of functions and loops, then each with what it was made for and its code beside the program's lines. */
export function explainTiers(session: Session, source: string, filename: string, shares: TimeShares): string {
  const rows = tierReport(session, filename);
  const lines = source.split('\n');
  const parts = [`--- tiers\n${tableOf(rows, shares)}`];
  for (const row of rows) if (row.text !== undefined || row.types.length > 0) parts.push(detailsOf(row, lines));
  return `${parts.join('\n')}\n`;
}

function tableOf(rows: readonly TierRow[], shares: TimeShares): string {
  const cells = rows.map((row) => [
    row.kind,
    row.name,
    `line ${row.line}`,
    `${row.uses} uses`,
    row.tier,
    row.script === undefined ? '' : percent(shares.get(row.script) ?? 0),
    row.reason ?? `compiled in ${row.compileMs.toFixed(1)} ms`,
    row.deoptimised.length === 0 ? '' : `compiled anew ${row.deoptimised.length} times: ${row.deoptimised[0]}`,
  ]);
  const widths = [0, 1, 2, 3, 4, 5, 6].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  const text = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rest = percent(shares.get('') ?? 0);
  return `${text.join('\n')}\n${rest} of the time in the interpreter, the compilers and the start of the engine\n`;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function detailsOf(row: TierRow, lines: readonly string[]): string {
  const head = `--- ${row.kind} ${row.name}, line ${row.line}: ${row.tier}\n`;
  const types = row.types.map((type) => `  seen in ${type}\n`).join('');
  return head + types + (row.text === undefined ? '' : `\n${readable(row.text, lines)}`);
}

/** Generated text indented by its braces, comments followed by the line of the program that they name. */
export function readable(text: string, lines: readonly string[]): string {
  let depth = 0;
  const shown: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('const { ')) continue;
    const number = /^\/\/ line (\d+)$/.exec(trimmed)?.[1];
    const opened = trimmed.split('{').length - 1;
    const closed = trimmed.split('}').length - 1;
    const leading = /^\}*/.exec(trimmed)?.[0].length ?? 0;
    const indent = '  '.repeat(Math.max(0, depth - leading) + 1);
    shown.push(number === undefined ? indent + trimmed : `${indent}// ${number}: ${lines[Number(number) - 1]?.trim()}`);
    depth = Math.max(0, depth + opened - closed);
  }
  return `${shown.join('\n')}\n`;
}
