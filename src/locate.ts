/**
 * Loads parts of this package when they are first needed. It lies at the top of the sources, and of the packed package
 * (scripts/build.mjs), so that paths from there are the same in both.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** `.ts` in the source tree, `.js` in the package. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));

/** The path of a file, given from the top: `modules/textwrap.py`. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The bytes of a file, given from the top; undefined if there is none. */
export function readPackageFile(path: string): Uint8Array | undefined {
  try {
    return readFileSync(packageFile(path));
  } catch {
    return undefined;
  }
}

/** The path of a TypeScript file as it can be started, given from the top and without its ending. */
export function packageScript(path: string): string {
  return packageFile(`./${path}${ending}`);
}

/** The exports of a TypeScript file, given from the top and without its ending. */
export function loadPart<T>(path: string): T {
  return require(packageScript(path)) as T;
}
