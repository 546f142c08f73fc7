/** Writes deploy/examples anew from the charts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesFolder, renderedExamples } from '../test/deploy/examples.ts';
import { missing } from '../test/deploy/tools.ts';

const reason = missing('helm');
if (reason) throw new Error(reason);
for (const [file, text] of renderedExamples()) writeFileSync(join(examplesFolder, file), text);
