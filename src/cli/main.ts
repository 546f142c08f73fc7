#!/usr/bin/env node
/** The command line: registers the commands; each is a file of its own. */
import { enableCompileCache } from 'node:module';

enableCompileCache?.();
const { main, EXIT } = await import('./program.ts');
// Whoever read the output has enough of it (`tierup run x.py | head`): the end that a shell expects, as by SIGPIPE.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.closedPipe);
});
process.exitCode = await main(process.argv.slice(2));
