/** `--stats`: what became fast, what did not and why, and what the run used. */
import type { Outcome } from '../engine/outcome.ts';
import type { Session } from '../engine/session.ts';

/** The summary as lines of text. */
export function statsText(session: Session, { usage }: Outcome): string {
  const { nominations, counts } = session.promotion;
  const rows = nominations.map(({ kind, name, filename, line, declined, compileMs, again }) => [
    kind,
    name,
    `${filename}:${line}`,
    declined === undefined ? (again ? 'baseline, again' : 'baseline') : `interpreter: ${declined}`,
    `${compileMs.toFixed(1)} ms`,
  ]);
  const table =
    rows.length === 0 ? ['nothing was hot'] : align([['what', 'name', 'where', 'tier', 'compiled in'], ...rows]);
  return `${table.join('\n')}
compiled ${counts.functions} functions and ${counts.loops} loops in ${counts.compileMs.toFixed(1)} ms
${usage.steps} steps, ${usage.elapsedMs.toFixed(1)} ms, ${Math.round(usage.bytes / 1024)} KiB live, ${usage.outputBytes} bytes printed
`;
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] as readonly string[]).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] as string).length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
}
