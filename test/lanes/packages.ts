/** A CPython lane with the packages of packages.txt, installed once into .cache; or why they cannot be had here. */
import { join } from 'node:path';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { Requirements } from '../../src/lanes/cpython/requirements/requirements.ts';
import { found, PYTHON } from './python.ts';

/** What pip says where there is no index, or no network to it. */
const NO_INDEX =
  /from versions: none|NewConnectionError|Temporary failure in name resolution|Read timed out|No module named/;

export interface Equipped {
  readonly lane: CpythonLane;
  close(): Promise<void>;
}

export async function openEquipped(): Promise<Equipped | string> {
  if (typeof found === 'string') return found;
  const lane = new CpythonLane({ python: PYTHON, workers: 1, memoryMb: 1024 });
  const requirements = new Requirements(lane, {
    file: join(import.meta.dirname, 'packages.txt'),
    folder: join(import.meta.dirname, '../../.cache/cpython-packages'),
  });
  const close = async (): Promise<void> => {
    await lane.close();
    await requirements.close();
  };
  const why = await requirements.missing();
  if (why === undefined) {
    await lane.ready();
    return { lane, close };
  }
  await close();
  if (NO_INDEX.test(why)) return `the packages cannot be installed here: ${why.split('\n').at(-1)}`;
  throw new Error(why);
}
