/** What a tool's source says of it, read without running it: name, inputs, output type, and how the tool is made. */
import { PythonSyntaxError } from '../../syntax/errors.ts';
import { parseModule } from '../../syntax/parser.ts';
import type { ClassDef, Expression, FunctionDef, Statement } from '../../syntax/tree.ts';

export interface ToolDescription {
  readonly name: string;
  /** A Python expression that gives the callable, after the source was run. */
  readonly expression: string;
  /** Type by input; `nullable` inputs may be left out. */
  readonly inputs: ReadonlyMap<string, { readonly type: string; readonly nullable: boolean }>;
  readonly outputType: string;
}

/** The tools in a source. Throws an Error with a text for people if the source is no Python. */
export function readTools(source: string, filename: string): readonly ToolDescription[] {
  const tools: ToolDescription[] = [];
  for (const statement of parsed(source, filename)) {
    const tool =
      statement.kind === 'ClassDef'
        ? ofClass(statement)
        : statement.kind === 'FunctionDef'
          ? ofFunction(statement)
          : undefined;
    if (tool !== undefined) tools.push(tool);
  }
  return tools;
}

function parsed(source: string, filename: string): readonly Statement[] {
  try {
    return parseModule(source).body;
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    throw new Error(`${filename}, line ${thrown.line}: ${thrown.message}`);
  }
}

function ofClass(node: ClassDef): ToolDescription | undefined {
  if (!node.bases.some((base) => lastName(base) === 'Tool')) return undefined;
  const attributes = new Map<string, unknown>();
  for (const statement of node.body) {
    const [target] =
      statement.kind === 'Assign' ? statement.targets : statement.kind === 'AnnAssign' ? [statement.target] : [];
    if (target?.kind === 'Name' && 'value' in statement && statement.value !== undefined)
      attributes.set(target.id, literal(statement.value as Expression));
  }
  const name = attributes.get('name');
  if (typeof name !== 'string') return undefined;
  const inputs = new Map<string, { type: string; nullable: boolean }>();
  for (const [input, described] of entriesOf(attributes.get('inputs'))) {
    const fields = new Map(entriesOf(described));
    inputs.set(input, { type: String(fields.get('type') ?? 'any'), nullable: fields.get('nullable') === true });
  }
  return { name, expression: `${node.name}()`, inputs, outputType: String(attributes.get('output_type') ?? 'any') };
}

/** The types of smolagents by Python's. */
const TYPES: Readonly<Record<string, string>> = {
  str: 'string',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  list: 'array',
  List: 'array',
  dict: 'object',
  Dict: 'object',
  None: 'null',
};

function ofFunction(node: FunctionDef): ToolDescription | undefined {
  if (!node.decoratorList.some((decorator) => lastName(decorator) === 'tool')) return undefined;
  const { posonlyargs, args, defaults } = node.args;
  const parameters = [...posonlyargs, ...args];
  const inputs = new Map<string, { type: string; nullable: boolean }>();
  for (const [i, parameter] of parameters.entries())
    inputs.set(parameter.arg, {
      type: typeOf(parameter.annotation),
      nullable: i >= parameters.length - defaults.length,
    });
  return { name: node.name, expression: node.name, inputs, outputType: typeOf(node.returns) };
}

function typeOf(annotation: Expression | undefined): string {
  if (annotation?.kind === 'Subscript') return typeOf(annotation.value);
  if (annotation?.kind === 'Constant') return literal(annotation) === null ? 'null' : 'any';
  return TYPES[annotation === undefined ? '' : lastName(annotation)] ?? 'any';
}

/** `a` of `a`, `m.a` and `a(...)`. */
function lastName(node: Expression): string {
  if (node.kind === 'Name') return node.id;
  if (node.kind === 'Attribute') return node.attr;
  return node.kind === 'Call' ? lastName(node.func) : '';
}

/** The value of a display of constants; undefined where something would have to be run. */
function literal(node: Expression): unknown {
  if (node.kind === 'Constant') {
    const { value } = node;
    return 'value' in value ? value.value : value.type === 'none' ? null : undefined;
  }
  if (node.kind === 'List' || node.kind === 'Tuple') return node.elts.map(literal);
  if (node.kind !== 'Dict') return undefined;
  const map = new Map<unknown, unknown>();
  for (const [i, key] of node.keys.entries())
    if (key !== undefined) map.set(literal(key), literal(node.values[i] as Expression));
  return map;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return value instanceof Map ? [...value].map(([key, item]) => [String(key), item] as const) : [];
}
