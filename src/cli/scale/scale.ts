/** `tierup scale`: from a measurement to a setting. Each command is a file; what it runs on loads only when it is called. */
import type { Command } from 'commander';
import { registerCheck } from './check.ts';
import { registerFit } from './fit.ts';
import { registerMeasure } from './measure.ts';
import { registerPredict } from './predict.ts';
import { registerSimulate } from './simulate.ts';
import { registerSweep } from './sweep.ts';

/** Adds the commands to `scale`. */
export function registerScale(scale: Command, finish: (code: number) => void): void {
  scale.addHelpText(
    'after',
    `
From a measurement to a setting:
  tierup scale measure --command "node server.js" --replicas 1,2,4 --rate 50 --csv scaling.csv
  tierup scale fit scaling.csv --svg scaling.svg
  tierup scale predict --command "node server.js"
  tierup scale check hpa.yaml
  tierup scale simulate hpa.yaml --shape day --low 20 --high 350 --svg day.svg
  tierup scale sweep hpa.yaml --shape day --low 20 --high 350 --objective 200ms@99

Exit codes: 0 done and fine; 1 done, and the answer is no (an error found, an objective missed, a table that shows
nothing); 2 bad usage or an unreadable file; 130 interrupted.`,
  );
  for (const register of [
    registerMeasure,
    registerFit,
    registerPredict,
    registerSimulate,
    registerCheck,
    registerSweep,
  ])
    register(scale, finish);
}
