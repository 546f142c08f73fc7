/**
 * `npm test [-- FILE ...]`: types, then all tests (or the files named); ends with one plain line of counts.
 *
 * Every test file is a process group of its own with a time limit, and its output goes to a file, not through a pipe:
 * a test that hangs, or that leaves a process behind, costs its own time and is named, and the rest still runs.
 *
 * A file that failed is run a second time when all others are done, since several measure time, memory or processes. One
 * that passes then counts as passed and is named as flaky before the counts: a defect to mend, of the code or of the test.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Seconds one file may take; the longest takes some 100 on two cores. */
const FILE_SECONDS = 600;
/** Seconds all files together may take; what has not started by then counts as failed. */
const TOTAL_SECONDS = 2700;
/** Files at once, at most: several of them start a service and its workers, or bound their own time. */
const MAX_JOBS = 3;

/** Files that failed and are run again; with more, something is broken and the second run only costs time. */
const MAX_REPEATED = 5;

interface Result {
  readonly file: string;
  readonly number: number;
  readonly passed: number;
  readonly failed: number;
}

const root = join(import.meta.dirname, '..');
const outputs = mkdtempSync(join(tmpdir(), 'tierup-test-'));
const running = new Set<ChildProcess>();
const startedAt = performance.now();
const secondsSince = (from: number): number => (performance.now() - from) / 1000;

function typesPass(): boolean {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [compiler, '--noEmit'], { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Ends a file's process and all it started; processes that moved to another group are theirs to end. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty: nothing was left behind.
  }
}

function runFile(file: string, number: number): Promise<Result> {
  const startOfFile = performance.now();
  const outputPath = join(outputs, `${number}.txt`);
  const output = openSync(outputPath, 'w');
  const child = spawn(process.execPath, ['--test-reporter=spec', file], {
    cwd: root,
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  running.add(child);
  return new Promise((resolve) => {
    let timedOut = false;
    const limit = Math.max(1, Math.min(FILE_SECONDS, TOTAL_SECONDS - secondsSince(startedAt)));
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child);
    }, limit * 1000);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      endGroup(child);
      running.delete(child);
      const text = readFileSync(outputPath, 'utf8');
      const count = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
      // A file that ends badly with no failed test (it crashed, or ran out of time) is one failure itself.
      const failed = count('fail') + count('cancelled');
      const result = { file, number, passed: count('pass'), failed: status === 0 ? failed : Math.max(1, failed) };
      const seconds = secondsSince(startOfFile).toFixed(1);
      if (result.failed === 0) {
        console.log(`ok    ${file}: ${result.passed} passed, ${seconds} s`);
      } else {
        const why = timedOut ? `, stopped after ${limit.toFixed(0)} s` : signal === null ? '' : `, ended by ${signal}`;
        process.stdout.write(`${text}\nFAIL  ${file}: ${result.passed} passed, ${result.failed} failed${why}\n`);
      }
      resolve(result);
    });
  });
}

function filesToRun(): string[] {
  const named = process.argv.slice(2).map((path) => relative(root, join(process.cwd(), path)));
  return named.length > 0 ? named : globSync('test/**/*.test.ts', { cwd: root }).sort();
}

function stop(signal: 'SIGINT' | 'SIGTERM'): void {
  for (const child of running) endGroup(child);
  rmSync(outputs, { recursive: true, force: true });
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));

const types = typesPass();
const results: Result[] = [];
const files = filesToRun();
let next = 0;
async function worker(): Promise<void> {
  while (next < files.length) {
    const number = next++;
    const file = files[number] as string;
    if (secondsSince(startedAt) < TOTAL_SECONDS) {
      results.push(await runFile(file, number));
    } else {
      console.log(`FAIL  ${file}: not started, ${TOTAL_SECONDS} s are over`);
      results.push({ file, number, passed: 0, failed: 1 });
    }
  }
}
await Promise.all(Array.from({ length: Math.min(MAX_JOBS, Math.max(1, availableParallelism() - 1)) }, worker));

const failing = results.filter((result) => result.failed > 0);
const flaky: string[] = [];
if (failing.length <= MAX_REPEATED) {
  for (const { file, number } of failing) {
    if (secondsSince(startedAt) >= TOTAL_SECONDS) break;
    console.log(`again ${file}`);
    const result = await runFile(file, number);
    results[results.findIndex((other) => other.file === file)] = result;
    if (result.failed === 0) flaky.push(file);
  }
}
rmSync(outputs, { recursive: true, force: true });
for (const file of flaky) console.log(`FLAKY ${file}: failed, and passed when it was run again`);
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const failed = sum(results.map((result) => result.failed)) + (types ? 0 : 1);
console.log(`${sum(results.map((result) => result.passed)) + (types ? 1 : 0)} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
