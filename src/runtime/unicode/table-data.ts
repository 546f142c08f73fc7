/** Reads the generated tables; each is loaded and unpacked when first asked for. */
import { loadPart } from '../../locate.ts';

export type TableName = 'properties' | 'special-cases' | 'names' | 'numeric' | 'decompositions';

/** A table's module: its packed data, and what else the generator wrote into it. */
export function tableModule<More = unknown>(name: TableName): { readonly data: string } & More {
  return loadPart(`runtime/unicode/tables/${name}`);
}

/** The unpacked bytes of a table. */
export function tableBytes(name: TableName): Uint8Array {
  return process.getBuiltinModule('node:zlib').inflateRawSync(Buffer.from(tableModule(name).data, 'base64'));
}

/** A table of text lines. */
export function tableLines(name: TableName): string[] {
  return Buffer.from(tableBytes(name)).toString('utf8').split('\n');
}
