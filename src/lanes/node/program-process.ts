/** A Node process that runs one program: started, handed the program, watched to its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { packageScript } from '../../locate.ts';
import { type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST, lost } from '../lane.ts';
import { residentBytesOf, workerRights } from '../worker-process/start-process.ts';
import { inWalls, type WorkerWalls } from '../worker-process/worker-walls.ts';

/** What V8 says of a heap that is full, just before it ends the process. */
const HEAP_FULL = 'JavaScript heap out of memory';

export class ProgramProcess {
  readonly #child: ChildProcess;
  /** Resolves when the system has started it, or could not. */
  readonly started: Promise<void>;
  /** Resolves when it has ended and its output is read. */
  readonly gone: Promise<void>;
  #exit: { readonly code: number | null; readonly signal: string | null } = { code: null, signal: null };
  /** Why the process was ended from here. */
  #verdict: LaneOutcome | undefined;

  constructor(memoryMb: number, walls: WorkerWalls | undefined) {
    const heapMb = Math.max(16, Math.floor(memoryMb * 0.75));
    const script = packageScript('lanes/node/program');
    const [command, ...args] = inWalls(walls, [...workerRights(), `--max-old-space-size=${heapMb}`, script]);
    this.#child = spawn(command, args, { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
    this.started = new Promise((resolve) => {
      this.#child.once('spawn', resolve);
      this.#child.once('error', () => resolve());
    });
    this.gone = new Promise((resolve) => {
      this.#child.once('error', () => resolve());
      this.#child.once('close', (code, signal) => {
        this.#exit = { code, signal };
        resolve();
      });
    });
    // A process that has ended before it read its program says so by its end.
    this.#child.stdin?.on('error', () => {});
  }

  /** Runs the program; the process ends with it. */
  async run(program: LaneProgram, onOutput: LaneCallbacks['onOutput']): Promise<LaneOutcome> {
    const startedAt = performance.now();
    const maxBytes = program.limits.maxOutputBytes ?? Number.POSITIVE_INFINITY;
    let outputBytes = 0;
    let heapWasFull = false;
    for (const stream of ['stdout', 'stderr'] as const) {
      const decoder = new StringDecoder('utf8');
      this.#child[stream]?.on('data', (chunk: Buffer) => {
        if (this.#verdict !== undefined) return;
        outputBytes += chunk.length;
        if (outputBytes > maxBytes)
          return this.end({ kind: 'limit', limit: 'output', message: `output limit of ${maxBytes} bytes reached` });
        const text = decoder.write(chunk);
        if (stream === 'stderr' && text.includes(HEAP_FULL)) heapWasFull = true;
        onOutput(stream, text);
      });
    }
    const { source, filename, inputs } = program;
    this.#child.stdin?.end(JSON.stringify({ source, filename, inputs }));
    await this.gone;
    if (this.#verdict !== undefined) return this.#verdict;
    if (heapWasFull) return lost(LOST.workerMemory, 'the heap of the process was full');
    const { code, signal } = this.#exit;
    if (code === null) return lost(LOST.workerLost, `the process ended during the run (${signal ?? 'not started'})`);
    const usage = { steps: 0, elapsedMs: performance.now() - startedAt, bytes: 0, outputBytes };
    return code === 0 ? { kind: 'finished', usage } : { kind: 'exit', code, message: undefined, usage };
  }

  /** Kills the process; its run is answered with this. */
  end(verdict: LaneOutcome): void {
    this.#verdict ??= verdict;
    this.#child.kill('SIGKILL');
  }

  /** Bytes of memory that the process holds; undefined where the system does not say. */
  residentBytes(): number | undefined {
    return residentBytesOf(this.#child.pid);
  }
}
