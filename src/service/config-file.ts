/** config.yaml as dify-sandbox has it, as the environment variables that would say the same. The environment stands above it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Environment } from './configuration.ts';

const NAMES: Readonly<Record<string, string>> = {
  'app.port': 'SANDBOX_PORT',
  'app.key': 'API_KEY',
  max_workers: 'MAX_WORKERS',
  max_requests: 'MAX_REQUESTS',
  worker_timeout: 'WORKER_TIMEOUT',
  enable_network: 'ENABLE_NETWORK',
  enable_preload: 'ENABLE_PRELOAD',
  'proxy.http': 'HTTP_PROXY',
  'proxy.https': 'HTTPS_PROXY',
  'proxy.no_proxy': 'NO_PROXY',
  python_pip_mirror_url: 'PIP_MIRROR_URL',
  compat: 'TIERUP_COMPAT',
};

/** Keys that mean something to dify-sandbox and nothing here. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'app.debug',
  'python_path',
  'python_lib_path',
  'python_deps_update_interval',
  'nodejs_path',
  'allowed_syscalls',
  'allowed_env_vars',
  'log_path',
  'proxy.socks5',
]);

export interface ConfigFile {
  readonly environment: Environment;
  /** Keys that nobody knows: a misspelt one would be found out too late. */
  readonly unknown: readonly string[];
}

/** Reads the file; its errors say what is wrong with it. */
export function readConfigFile(path: string): ConfigFile {
  const environment: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [key, value] of flattened(parse(readFileSync(path, 'utf8')))) {
    const name = NAMES[key];
    if (name !== undefined && value !== null) environment[name] = String(value);
    else if (name === undefined && !WITHOUT_EFFECT.has(key)) unknown.push(key);
  }
  return { environment, unknown };
}

function flattened(value: unknown, prefix = ''): readonly (readonly [key: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return prefix === '' ? [] : [[prefix, value]];
  return Object.entries(value).flatMap(([key, inner]) => flattened(inner, prefix === '' ? key : `${prefix}.${key}`));
}
