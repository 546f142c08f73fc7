/**
 * Runs programs on engines in child processes of Node. Takes how many, and the memory each may hold; see lanes/pool.
 *
 * Must not know: how programs run (worker.ts), HTTP.
 */
import type { EngineOptions } from '../../engine/engine.ts';
import { DEFAULT_MEMORY_MB, PoolLane, type PoolOptions } from '../pool/pool.ts';
import { WorkerHandle } from './worker-handle.ts';

export interface WorkerPoolOptions extends PoolOptions {
  readonly engine?: EngineOptions;
}

export class WorkerProcessLane extends PoolLane {
  constructor(options: WorkerPoolOptions = {}) {
    const { engine = {}, memoryMb = DEFAULT_MEMORY_MB } = options;
    super('worker-process', options, (events) => new WorkerHandle(engine, memoryMb, events));
  }
}
