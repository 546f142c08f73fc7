/** `npm start`: the service on this machine, with what it needs to know by default. Options are those of `tierup serve`. */
import { main } from '../src/cli/program.ts';

process.exitCode = await main(['serve', '--host', '127.0.0.1', ...process.argv.slice(2)]);
