/** CPU time of a process and all it started, from /proc; undefined on systems that have none. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly cpuMs: number;
}

export function cpuMsOf(roots: readonly number[]): number | undefined {
  const processes = readProcesses();
  if (processes === undefined) return undefined;
  let total = 0;
  for (const [id, { cpuMs }] of processes) if (descends(id, roots, processes)) total += cpuMs;
  return total;
}

/** Fields of /proc/ID/stat after the name, which may hold spaces and brackets. */
function readProcesses(): Map<number, ProcessTimes> | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const processes = new Map<number, ProcessTimes>();
  for (const name of names) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // parent, then from the start of the line user and system time, and those of ended children
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
      processes.set(Number(name), { parent: Number(fields[1]), cpuMs: ticks * TICK_MS });
    } catch {
      // ended while we looked
    }
  }
  return processes.size === 0 ? undefined : processes;
}

function descends(id: number, roots: readonly number[], processes: ReadonlyMap<number, ProcessTimes>): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 1; at = processes.get(at)?.parent)
    if (roots.includes(at)) return true;
  return false;
}
