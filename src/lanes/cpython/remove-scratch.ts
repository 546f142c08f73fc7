/** Removes the scratch folder of a template that was killed. */
import { chmod, readdir, rename, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The child of a killed template may write for a moment longer. */
const ATTEMPTS = 20;
const PAUSE_MS = 50;

/** Tries until it is gone, and gives up in the end: what is left of it harms nobody. */
export async function removeScratch(folder: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await removeFlattened(folder);
      return;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT' && attempt > 0) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Folders are moved up and emptied there, so that no path gets long, however deep a program made them. */
async function removeFlattened(top: string): Promise<void> {
  let moved = 0;
  for (let names = await readdir(top); names.length > 0; names = await readdir(top))
    for (const name of names) {
      const folder = join(top, name);
      await chmod(folder, 0o700);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (!entry.isDirectory()) await unlink(path);
        else {
          await chmod(path, 0o700);
          await rename(path, join(top, `moved-${moved++}`));
        }
      }
      await rmdir(folder);
    }
  await rmdir(top);
}
