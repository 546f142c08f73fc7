#!/usr/bin/env node
/** The command line: registers the commands; each is a file of its own. */
import { enableCompileCache } from 'node:module';

enableCompileCache?.();
const { main } = await import('./program.ts');
process.exitCode = await main(process.argv.slice(2));
