/** `tierup warmup`: compiles tools ahead, and shows what that is worth in a process that serves. */
import type { Command } from 'commander';
import { type FoundTool, findTools } from '../agents/warmup/find-tools.ts';
import { callTool, loadTool, type PrecompileLevel, type WarmUpReport, warmUp } from '../agents/warmup/warm-up.ts';
import { Engine, type EngineOptions } from '../engine/engine.ts';
import { EXIT } from './program.ts';
import { tierOptions } from './tiers.ts';

interface WarmupFlags {
  readonly tool?: readonly string[];
  readonly precompileLevel: string;
  readonly toolsDir?: readonly string[];
  readonly json?: boolean;
}

/** A tool's report with the times of its calls, in milliseconds. */
interface Row extends WarmUpReport {
  /** First call in an engine that has not seen the tool. */
  readonly coldMs: number | undefined;
  /** First call in a new session after the warm-up. */
  readonly firstMs: number | undefined;
  /** Around the thousandth call. */
  readonly steadyMs: number | undefined;
}

/** First calls are timed in so many sessions, the median counts: one may fall into a garbage collection. */
const FRESH_SESSIONS = 9;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Completes the command; called only when it was asked for. */
export function registerWarmup(command: Command, finish: (code: number) => void): void {
  command
    .option(
      '--tool <name>',
      'a .py file, a saved tool or agent folder, a to_dict JSON, or a name in the tools folder (repeatable)',
      collect,
    )
    .option('--precompile-level <level>', '1 bytecode, 2 machine code too, 3 run on samples until it is hot', '3')
    .option('--tools-dir <folder>', 'where names are looked up (repeatable; default tools, examples/tools)', collect)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nSamples are read from NAME.samples.json beside the tool: a list of inputs.\n\nExample:\n  tierup warmup --tool inventory_predictor --tool route_optimizer --precompile-level 3',
    )
    .action((flags: WarmupFlags) => finish(warmup(flags)));
}

function warmup(flags: WarmupFlags): number {
  const level = Number(flags.precompileLevel);
  const engine = tierOptions(process.env);
  if (![1, 2, 3].includes(level))
    return refuse(`--precompile-level is "${flags.precompileLevel}": it can be 1, 2 or 3`);
  if (flags.tool === undefined) return refuse('no tool given: name one with --tool');
  if (typeof engine === 'string') return refuse(engine);
  let tools: readonly FoundTool[];
  try {
    tools = flags.tool.flatMap((name) => findTools(name, flags.toolsDir ?? ['tools', 'examples/tools']));
  } catch (thrown) {
    return refuse((thrown as Error).message);
  }
  if (tools.length === 0) return refuse(`there is no tool in ${flags.tool.join(', ')}`);
  const rows: Row[] = [];
  let failed = false;
  for (const [i, tool] of tools.entries()) {
    process.stderr.write(`[${i + 1}/${tools.length}] ${tool.name}: level ${level} ...\n`);
    try {
      rows.push(measured(tool, level as PrecompileLevel, engine));
    } catch (thrown) {
      failed = true;
      process.stderr.write(`tierup warmup: ${tool.name}: ${(thrown as Error).message}\n`);
    }
  }
  process.stdout.write(flags.json === true ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows));
  return failed ? EXIT.failed : EXIT.ok;
}

function refuse(message: string): number {
  process.stderr.write(`tierup warmup: ${message}\n`);
  return EXIT.usage;
}

/** Warms an engine up for a tool, and times calls in it and in one that is cold. */
function measured(tool: FoundTool, level: PrecompileLevel, options: EngineOptions): Row {
  const cold = firstCall(new Engine(options), tool);
  const engine = new Engine(options);
  const report = warmUp(engine, tool, level);
  const first = median(Array.from({ length: FRESH_SESSIONS }, () => firstCall(engine, tool)));
  return {
    ...report,
    coldMs: cold,
    firstMs: first,
    steadyMs: first === undefined ? undefined : steadyCall(engine, tool),
  };
}

function median(times: readonly (number | undefined)[]): number | undefined {
  const sorted = times.filter((time) => time !== undefined).sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Undefined where there are no samples, or the tool fails on them. */
function firstCall(engine: Engine, tool: FoundTool): number | undefined {
  const sample = tool.samples?.[0];
  if (sample === undefined) return undefined;
  const session = engine.session();
  try {
    loadTool(session, tool);
    return timed(() => callTool(session, sample));
  } catch {
    return undefined;
  } finally {
    session.close();
  }
}

function steadyCall(engine: Engine, tool: FoundTool): number {
  const sample = tool.samples?.[0] ?? {};
  const session = engine.session();
  loadTool(session, tool);
  const times: number[] = [];
  for (let i = 0; i < 1020; i++) times.push(timed(() => callTool(session, sample)));
  session.close();
  return median(times.slice(-40)) as number;
}

function timed(action: () => void): number {
  const startedAt = performance.now();
  action();
  return performance.now() - startedAt;
}

function table(rows: readonly Row[]): string {
  const cells = [
    ['tool', 'level', 'ready', 'calls', 'compiled', 'first call cold', 'first call warm', '1000th call', ''],
    ...rows.map((row) => [
      row.tool,
      String(row.level),
      `${row.readyMs.toFixed(0)} ms`,
      String(row.calls),
      String(row.compiled),
      milliseconds(row.coldMs),
      milliseconds(row.firstMs),
      milliseconds(row.steadyMs),
      row.note,
    ]),
  ];
  const widths = (cells[0] as string[]).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] as string).length)),
  );
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] as number))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function milliseconds(time: number | undefined): string {
  return time === undefined ? '-' : `${time.toFixed(2)} ms`;
}
