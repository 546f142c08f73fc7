/** Reads the generated tables; each is loaded and unpacked when first asked for. */
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';

const require = createRequire(import.meta.url);
/** `.ts` in the source tree, `.js` in the package. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));

export type TableName = 'properties' | 'special-cases' | 'names' | 'numeric' | 'decompositions';

/** A table's module: its packed data, and what else the generator wrote into it. */
export function tableModule<More = unknown>(name: TableName): { readonly data: string } & More {
  return require(`./tables/${name}${ending}`);
}

/** The unpacked bytes of a table. */
export function tableBytes(name: TableName): Uint8Array {
  return inflateRawSync(Buffer.from(tableModule(name).data, 'base64'));
}

/** A table of text lines. */
export function tableLines(name: TableName): string[] {
  return Buffer.from(tableBytes(name)).toString('utf8').split('\n');
}
