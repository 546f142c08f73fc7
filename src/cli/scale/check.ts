/** `tierup scale check`: what an HPA and its Deployment will not do as one might think, with reasons. */
import type { Command } from 'commander';
import type { CheckFinding } from '../../scaling/check/finding.ts';
import { guarded, UsageError } from './failure.ts';
import type { YamlFile } from './yaml.ts';

interface CheckFlags {
  readonly scenario?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

export function registerCheck(scale: Command, finish: (code: number) => void): void {
  scale
    .command('check')
    .description('checks an HPA or a ScaledObject with the Deployment, PodDisruptionBudget and node pools around it')
    .argument(
      '<file>',
      'YAML with the HorizontalPodAutoscaler or KEDA ScaledObject, and better also its Deployment, parted by ---',
    )
    .option('--scenario <file>', 'figures of the service and the node pools (see docs/scaling.md)')
    .option('--strict', 'warnings are errors')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `
Example:
  tierup scale check deploy/hpa.yaml --scenario service.yaml

Exit codes: 0 no error; 1 an error (or with --strict a warning); 2 bad usage or an unreadable file.`,
    )
    .action(async (file: string, flags: CheckFlags) => finish(await guarded('check', () => check(file, flags))));
}

async function check(file: string, flags: CheckFlags): Promise<number> {
  const { readYaml } = await import('./yaml.ts');
  const yaml = readYaml(file);
  const { checkDocuments } = await import('../../scaling/check/check.ts');
  const findings = checkDocuments(yaml.documents, await optionsOf(flags.scenario));
  if (flags.json === true) {
    const placed = findings.map((finding) => ({ ...finding, ...yaml.locate(finding.document, finding.path) }));
    process.stdout.write(`${JSON.stringify({ file, findings: placed }, null, 2)}\n`);
  } else process.stdout.write(report(yaml, findings));
  const bad = findings.some(
    ({ severity }) => severity === 'error' || (flags.strict === true && severity === 'warning'),
  );
  return bad ? 1 : 0;
}

async function optionsOf(scenario: string | undefined): Promise<object> {
  if (scenario === undefined) return {};
  const { readScenario } = await import('../../scaling/files/read-scenario.ts');
  const { readYaml } = await import('./yaml.ts');
  const read = readScenario(readYaml(scenario).documents[0] ?? {}, undefined);
  if (typeof read === 'string') throw new UsageError(`${scenario}: ${read}`, 'the keys are listed in docs/scaling.md');
  return { flags: read.controller, pools: read.pools, service: read.figures };
}

function report(yaml: YamlFile, findings: readonly CheckFinding[]): string {
  const lines = findings.map(({ rule, severity, document, path, message, advice }) => {
    const { line, column } = yaml.locate(document, path);
    const where = `${yaml.file}:${line}:${column}`;
    const subject = path.length === 0 || rule === 'refused' ? '' : `${path.join('.')}: `;
    return `${where}: ${severity} ${rule}\n  ${subject}${message}\n${advice === undefined ? '' : `  do: ${advice}\n`}`;
  });
  const count = (kind: string): string => {
    const found = findings.filter(({ severity }) => severity === kind).length;
    return `${found} ${kind}${found === 1 ? '' : 's'}`;
  };
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${count('error')}, ${count('warning')}, ${count('note')}\n`;
}
