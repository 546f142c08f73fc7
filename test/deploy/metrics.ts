/** Which metrics there are: the service's list, the recorded ones, and the names that a text mentions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from './tools.ts';

const folder = join(deploy, 'prometheus');

/** What the service offers at /metrics, with its labels. */
export function metricsOfService(): Map<string, string[]> {
  const listed: Record<string, { labels: string[] }> = JSON.parse(readFileSync(join(folder, 'metrics.json'), 'utf8'));
  return new Map(Object.entries(listed).map(([name, { labels }]) => [name, labels]));
}

/** Series that the rules record. */
export function recordedNames(): string[] {
  const texts = ['tierup.rules.yaml', 'dify.rules.yaml'].map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/record: (\S+)/g)].map(([, name = '']) => name));
}

/** Metrics in rules or a query, histogram suffixes taken off; recorded ratios (with colons) are not looked into. */
export function metricNames(text: string): Set<string> {
  const prefixes = 'pyjit|smolagents|interpret|celery|kube|container|jit|dify';
  const names = text.match(new RegExp(`(?<![\\w:"./-])(${prefixes})_[a-z0-9_]+(?![\\w:])`, 'g')) ?? [];
  return new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
}
