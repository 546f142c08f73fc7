/** The modules of Node that a program may ask for. */

/** Modules that compute and reach nothing. */
const MODULES: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'crypto',
  'events',
  'path',
  'path/posix',
  'punycode',
  'querystring',
  'stream',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'zlib',
]);

export function isHarmlessModule(name: string): boolean {
  return MODULES.has(plainName(name));
}

/** Without `node:` in front. */
export function plainName(name: string): string {
  return name.replace(/^node:/, '');
}
