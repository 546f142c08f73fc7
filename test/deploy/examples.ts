/** The rendered examples: which they are, and what the charts render for them now. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { template, type Values } from './rendering.ts';
import { chartsCopy, deploy } from './tools.ts';

export const examplesFolder = join(deploy, 'examples');

const production = (chart: string) => join(deploy, 'helm', chart, 'values-production.yaml');
const cloud = (name: string, file: string) => join(deploy, 'nodepools', name, file);

/** Secrets that the charts would make are random; these name some that exist. */
const tierupSecret = ['auth.existingSecret=tierup-key'];
const difySecrets = ['existingSecret=dify-secrets', 'sandbox.auth.existingSecret=tierup-key'];

const examples: [file: string, chart: string, release: string, values: Values][] = [
  ['tierup.yaml', 'tierup', 'tierup', { set: tierupSecret }],
  ['tierup-gke.yaml', 'tierup', 'tierup', { files: [production('tierup'), cloud('gke', 'values-tierup.yaml')] }],
  ['tierup-gpu-eks.yaml', 'tierup', 'tierup-gpu', { files: [cloud('eks', 'values-tierup-gpu.yaml')] }],
  ['dify-trial.yaml', 'dify', 'dify', { set: difySecrets }],
  ['dify-gke.yaml', 'dify', 'dify', { files: [production('dify'), cloud('gke', 'values-dify.yaml')] }],
  ['dify-eks.yaml', 'dify', 'dify', { files: [production('dify'), cloud('eks', 'values-dify.yaml')] }],
];

/** File name to what it should hold. */
export function renderedExamples(): Map<string, string> {
  const charts = chartsCopy();
  return new Map(
    examples.map(([file, chart, release, values]) => {
      const rendered = template(release, join(charts, chart), values);
      if (rendered.status !== 0) throw new Error(`${file}: ${rendered.stderr}`);
      return [file, rendered.stdout];
    }),
  );
}

export const committedExample = (file: string) => readFileSync(join(examplesFolder, file), 'utf8');
