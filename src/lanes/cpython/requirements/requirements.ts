/**
 * The packages of a CPython lane: what a requirements file names, in a virtual environment. Takes the lane and the file;
 * installs into a new folder, imports each requirement inside the walls, then lets the lane change over. Where any of that
 * fails the lane keeps what it has.
 *
 * Must not know: HTTP, how programs are routed.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CpythonLane } from '../cpython.ts';
import {
  type Environment,
  interpreterOf,
  makeEnvironment,
  type Package,
  RequirementsError,
  readEnvironment,
  recordEnvironment,
  type Sources,
} from './environment.ts';
import { verifyImports } from './verify.ts';

export interface RequirementsOptions extends Sources {
  /** Where environments are kept from start to start, one process each; default: a temporary folder. */
  readonly folder?: string;
}

/** The link to the environment that is in use. */
const CURRENT = 'current';
const PREFIX = 'environment-';

export class Requirements {
  readonly #lane: CpythonLane;
  readonly #options: RequirementsOptions;
  readonly #closing = new AbortController();
  /** Environments that go when the last run on them has ended. */
  readonly #leaving = new Set<Promise<void>>();
  /** Installations come one after another. */
  #last: Promise<unknown> = Promise.resolve();
  #folder: string | undefined;
  #current: Environment | undefined;
  #identity = '';
  #complaint: string | undefined;

  /** Begins to install, or takes what was installed for the same file before. */
  constructor(lane: CpythonLane, options: RequirementsOptions) {
    this.#lane = lane;
    this.#options = options;
    this.#last = this.#begin().catch((thrown: Error) => {
      this.#complaint = thrown.message;
    });
  }

  /** What is installed, dependencies too. */
  get packages(): readonly Package[] {
    return this.#current?.packages ?? [];
  }

  /** True if a module of this name, or what it lies in, was installed. */
  has(module: string): boolean {
    return this.#current?.modules.includes(module.split('.')[0] as string) === true;
  }

  /** Once the first installation has ended: why the lane has no packages; undefined if it has. */
  async missing(): Promise<string | undefined> {
    await this.#last;
    return this.#current === undefined ? this.#complaint : undefined;
  }

  /** Installs what the file says now. `always`: also if it says the same as before, because versions may have come. */
  install(always: boolean): Promise<void> {
    const done = this.#last.then(() => this.#install(always));
    this.#last = done.catch(() => {});
    return done;
  }

  /** Stops an installation and removes what no run has any more; of a temporary folder everything. The lane is closed before. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
    await Promise.all(this.#leaving);
    if (this.#options.folder === undefined && this.#folder !== undefined)
      await rm(this.#folder, { recursive: true, force: true });
  }

  async #begin(): Promise<void> {
    const folder = await this.#place();
    const kept = await readEnvironment(join(folder, await readlink(join(folder, CURRENT)).catch(() => '-')));
    try {
      if (kept === undefined || kept.identity !== (await this.#identify())) await this.#install(true);
    } catch (thrown) {
      if (kept === undefined) throw thrown;
      this.#complaint = (thrown as Error).message;
    }
    if (this.#current === undefined && kept !== undefined) await this.#use(kept.environment, kept.identity);
    await removeOthers(folder, this.#current?.folder);
  }

  async #install(always: boolean): Promise<void> {
    if (this.#closing.signal.aborted) throw new RequirementsError('stopped');
    const identity = await this.#identify();
    if (!always && identity === this.#identity) return;
    const folder = await mkdtemp(join(await this.#place(), PREFIX));
    try {
      // Programs may run as a user of their own.
      await chmod(folder, 0o755);
      const environment = await makeEnvironment(this.#lane.survey.python, folder, this.#options, this.#closing.signal);
      await verifyImports(environment, (events) => this.#lane.template(interpreterOf(folder), [], events));
      await recordEnvironment(environment, identity);
      await this.#use(environment, identity);
    } catch (thrown) {
      await rm(folder, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** The lane changes over; the environment before goes when the last run on it has ended. */
  async #use(environment: Environment, identity: string): Promise<void> {
    const before = this.#current;
    this.#current = environment;
    this.#identity = identity;
    await this.#link(environment);
    await this.#lane.useInterpreter(interpreterOf(environment.folder), Object.values(environment.wanted).flat());
    if (before === undefined || before.folder === environment.folder) return;
    const leaves = this.#leave(before).finally(() => this.#leaving.delete(leaves));
    this.#leaving.add(leaves);
  }

  async #leave({ folder }: Environment): Promise<void> {
    await this.#lane.released(interpreterOf(folder));
    await rm(folder, { recursive: true, force: true });
  }

  async #link({ folder }: Environment): Promise<void> {
    const link = join(await this.#place(), CURRENT);
    await rm(`${link}.new`, { force: true });
    await symlink(basename(folder), `${link}.new`);
    await rename(`${link}.new`, link);
  }

  /** Changes with everything that an installation depends on, as far as it is known here. */
  async #identify(): Promise<string> {
    const { file, wheels = '', index = '' } = this.#options;
    const { python, version } = this.#lane.survey;
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      throw new RequirementsError((thrown as Error).message);
    }
    return createHash('sha256')
      .update(JSON.stringify([text, wheels, index, python, version]))
      .digest('hex');
  }

  async #place(): Promise<string> {
    if (this.#folder !== undefined) return this.#folder;
    const { folder } = this.#options;
    if (folder === undefined) {
      this.#folder = await mkdtemp(join(tmpdir(), 'tierup-environments-'));
      await chmod(this.#folder, 0o755);
    } else {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      this.#folder = folder;
    }
    return this.#folder;
  }
}

/** A server that was killed leaves the environments that it was about to remove, or to make. */
async function removeOthers(folder: string, current: string | undefined): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && join(folder, name) !== current);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
