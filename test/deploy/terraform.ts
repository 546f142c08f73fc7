/**
 * Holds Terraform files against a provider's schema. Takes a folder of .tf files and the provider's types (which the
 * prebuilt CDKTF bindings are generated from the schema as); gives one line per argument that is unknown, missing or
 * of the wrong kind. Knows nothing of values behind expressions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { python, toolsFolder } from './tools.ts';

type Block = { [argument: string]: unknown };

/** One argument of a block, as the bindings declare it. */
interface Argument {
  readonly type: string;
  readonly required: boolean;
}

/** Every .tf file of a folder, parsed. */
export function parseFolder(folder: string): Block[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  return JSON.parse(
    python(
      'hcl.py',
      names.map((name) => join(folder, name)),
      '',
    ),
  );
}

/** `resource` and `data` blocks as {address, type, body}. */
export function blocksOf(files: Block[]): { address: string; type: string; kind: string; body: Block }[] {
  return files.flatMap((file) =>
    ['resource', 'data'].flatMap((kind) =>
      ((file[kind] ?? []) as Block[]).flatMap((entry) =>
        Object.entries(entry).flatMap(([type, named]) =>
          Object.entries(named as Block)
            .filter(([name]) => name !== '__is_block__')
            .map(([name, body]) => ({ address: `${type}.${name}`, type, kind, body: body as Block })),
        ),
      ),
    ),
  );
}

/** What is wrong with the arguments of parsed files, against the provider of this name. */
export function schemaProblems(files: Block[], provider: string): string[] {
  return blocksOf(files).flatMap(({ address, type, kind, body }) => {
    const module = type.replace(`${provider}_`, '').replaceAll('_', '-');
    const types = interfacesOf(provider, kind === 'data' ? `data-${provider}-${module}` : module);
    const config = [...types].find(([, declared]) => declared.isConfig)?.[0];
    return config ? checkBlock(address, body, config, types) : [`${address}: the provider has no such type`];
  });
}

/** Arguments of a block by name; `isConfig` marks the one of the resource itself. */
interface Declared {
  readonly isConfig: boolean;
  readonly arguments: Map<string, Argument>;
}

/** Interfaces by name; the bindings are generated, so that a pattern reads them. */
function interfacesOf(provider: string, module: string): Map<string, Declared> {
  const folder = join(toolsFolder, 'providers', provider, module);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  return new Map(files.flatMap((file) => declaredIn(readFileSync(join(folder, file), 'utf8'))));
}

function declaredIn(text: string): [string, Declared][] {
  const found = text.matchAll(/export interface (\w+)( extends cdktf\.TerraformMetaArguments)? \{\n([\s\S]*?)\n\}/g);
  return [...found].map(([, name = '', isConfig, body = '']) => {
    const properties = body.matchAll(/^ {4}readonly (\w+)(\??): (\{[^}]*\}|[^;]+)/gm);
    const all = [...properties].map(([, key = '', optional, type = '']): [string, Argument] => [
      key,
      { type, required: optional === '' },
    ]);
    return [name, { isConfig: isConfig !== undefined, arguments: new Map(all) }];
  });
}

const metaArguments = new Set(['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'provisioner']);

function checkBlock(where: string, body: Block, name: string, types: Map<string, Declared>): string[] {
  const known = types.get(name)?.arguments;
  if (!known) return [`${where}: the provider has no ${name}`];
  const given = Object.entries(flattened(body)).filter(([key]) => key !== '__is_block__' && !metaArguments.has(key));
  const problems = given.flatMap(([key, value]) => {
    const argument = known.get(camel(key));
    return argument ? checkArgument(`${where}.${key}`, value, argument, types) : [`${where}.${key}: unknown argument`];
  });
  const names = new Set(given.map(([key]) => camel(key)));
  const absent = [...known].filter(([key, argument]) => argument.required && !names.has(key));
  return [...problems, ...absent.map(([key]) => `${where}: ${key} is missing`)];
}

/** `dynamic "x" { content { ... } }` is block x with what content holds. */
function flattened(body: Block): Block {
  const { dynamic, ...rest } = body;
  const blocks = ((dynamic ?? []) as Block[]).flatMap((one) =>
    Object.entries(one).filter(([key]) => key !== '__is_block__'),
  );
  return { ...rest, ...Object.fromEntries(blocks.map(([key, block]) => [key, (block as Block)['content']])) };
}

function checkArgument(where: string, value: unknown, argument: Argument, types: Map<string, Declared>): string[] {
  const type = argument.type.replace(' | cdktf.IResolvable', '');
  const nested = type.replace('[]', '');
  if (types.has(nested)) {
    const blocks = (Array.isArray(value) ? value : [value]) as Block[];
    if (blocks.length > 1 && !type.endsWith('[]')) return [`${where}: one block at most`];
    return blocks.flatMap((block) => checkBlock(where, block, nested, types));
  }
  return isExpression(value) || fits(value, type) ? [] : [`${where}: ${JSON.stringify(value)} is not ${type}`];
}

const isExpression = (value: unknown) => typeof value === 'string' && value.startsWith('${');
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

function fits(value: unknown, type: string): boolean {
  if (type.endsWith('[]'))
    return Array.isArray(value) && value.every((one) => isExpression(one) || fits(one, type.slice(0, -2)));
  if (type.startsWith('{')) return typeof value === 'object' && !Array.isArray(value);
  return type === typeof value;
}
