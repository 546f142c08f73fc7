// Part of `npm run build`: puts the modules written in Python beside the compiled ones.
import { cpSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
cpSync(join(root, 'src', 'modules'), join(root, 'dist', 'modules'), {
  recursive: true,
  filter: (path) => extname(path) === '' || extname(path) === '.py',
});
