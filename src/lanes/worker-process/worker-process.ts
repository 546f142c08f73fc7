/**
 * Runs programs on engines in child processes of Node. Takes how many, and the memory each may hold; see lanes/pool.
 *
 * Must not know: how programs run (worker.ts), HTTP.
 */
import type { EngineOptions } from '../../engine/engine.ts';
import { DEFAULT_MEMORY_MB, PoolLane, type PoolOptions } from '../pool/pool.ts';
import { WorkerHandle } from './worker-handle.ts';
import type { WorkerWalls } from './worker-walls.ts';

export interface WorkerPoolOptions extends PoolOptions {
  readonly engine?: EngineOptions;
  /** The kernel's walls around each worker; absent: Node's permission model alone. */
  readonly walls?: WorkerWalls;
}

/**
 * Code is kept for so many characters of source per MiB of a worker: programs of 500 characters, half of them hot, then fill
 * it to some 60 % (measured: 60 MB of resident memory per million characters), well below where a worker is replaced.
 */
const CACHE_CHARACTERS_PER_MB = 3072;

export class WorkerProcessLane extends PoolLane {
  constructor(options: WorkerPoolOptions = {}) {
    const { memoryMb = DEFAULT_MEMORY_MB } = options;
    const engine = { codeCacheCharacters: memoryMb * CACHE_CHARACTERS_PER_MB, ...options.engine };
    super('worker-process', options, (events) => new WorkerHandle(engine, memoryMb, options.walls, events));
  }
}
