/**
 * Tools that a host gives to the programs of a session: a Python function with a real signature, whose work is done by
 * TypeScript. Arguments are bound and checked before `run` sees them; what it throws is a Python exception.
 */
import { typeError } from '../runtime/exceptions/raise.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { nativeFunction, type PyNative } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { asyncHostCall, hostCall, nameHostFunction } from './host-calls.ts';
import { Float, Tuple, toHost } from './values.ts';

/** The types of smolagents' tools, and what they are in TypeScript. */
export interface ToolTypes {
  string: string;
  boolean: boolean;
  integer: number | bigint;
  number: number | bigint;
  array: readonly unknown[];
  object: Readonly<Record<string, unknown>>;
  any: unknown;
  null: null;
}

export interface ToolInput {
  readonly type: keyof ToolTypes;
  readonly description: string;
  /** May be left out; `run` gets null then. */
  readonly nullable?: boolean;
}

export type ToolInputs = Readonly<Record<string, ToolInput>>;

/** What `run` is given for inputs. */
export type ToolArguments<Inputs extends ToolInputs> = {
  readonly [Name in keyof Inputs]: Inputs[Name] extends { readonly nullable: true }
    ? ToolTypes[Inputs[Name]['type']] | null
    : ToolTypes[Inputs[Name]['type']];
};

export interface ToolContext {
  /** Aborted when the run is, and when the program no longer waits for an async tool: its task was cancelled, or the run is over. */
  readonly signal: AbortSignal;
}

export interface ToolDefinition<Inputs extends ToolInputs, Output extends keyof ToolTypes> {
  /** A Python identifier. */
  readonly name: string;
  readonly description: string;
  readonly inputs: Inputs;
  readonly outputType: Output;
  /** Python awaits it: a call is a coroutine, and several can be out at once (`asyncio.gather`). Default: a call gives the result. */
  readonly async?: boolean;
  readonly run: (args: ToolArguments<Inputs>, context: ToolContext) => ToolTypes[Output] | Promise<ToolTypes[Output]>;
}

/** A tool whatever its inputs. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputs: ToolInputs;
  readonly outputType: keyof ToolTypes;
  readonly async?: boolean;
  readonly run: (args: never, context: ToolContext) => unknown;
}

/** A tool, with the types of its arguments and result taken from its description. */
export function defineTool<const Inputs extends ToolInputs, Output extends keyof ToolTypes>(
  definition: ToolDefinition<Inputs, Output>,
): ToolDefinition<Inputs, Output> {
  const { name, inputs } = definition;
  for (const identifier of [name, ...Object.keys(inputs)])
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(identifier)) throw new TypeError(`not a Python identifier: ${identifier}`);
  return definition;
}

/** The tool as Python sees it. `signal` is that of the run that calls it. */
export function toolFunction(tool: Tool, signal: () => AbortSignal): PyNative {
  const parameters = parameterNames(tool).map((name) => (tool.inputs[name]?.nullable === true ? `${name}=None` : name));
  const native = nativeFunction(
    tool.name,
    `(${parameters.join(', ')})`,
    (...values: (Value | undefined)[]) => {
      const args = toolArguments(tool, values);
      const running = signal();
      if (tool.async === true)
        return asyncHostCall(tool.name, (unawaited) =>
          tool.run(args as never, { signal: AbortSignal.any([running, unawaited]) }),
        );
      return hostCall(tool.name, values, () => tool.run(args as never, { signal: running }));
    },
    'tierup',
  );
  nameHostFunction(native, tool.name);
  native.doc = tool.description;
  return native;
}

/** The parameters in their order in Python: those that may be left out last. */
function parameterNames(tool: Tool): string[] {
  return Object.keys(tool.inputs).sort(
    (a, b) => Number(tool.inputs[a]?.nullable === true) - Number(tool.inputs[b]?.nullable === true),
  );
}

/** Arguments of a call as `run` gets them. Throws TypeError. */
export function toolArguments(tool: Tool, values: readonly (Value | undefined)[]): Record<string, unknown> {
  const args: Record<string, unknown> = Object.create(null);
  for (const [i, name] of parameterNames(tool).entries()) args[name] = argument(tool, name, values[i] ?? None);
  return args;
}

function argument(tool: Tool, name: string, value: Value): unknown {
  const { type, nullable } = tool.inputs[name] as ToolInput;
  if (value === None && (nullable === true || type === 'null' || type === 'any')) return null;
  if (!FITS[type](value)) throw typeError(`${tool.name}() argument '${name}' must be ${type}, not ${typeName(value)}`);
  const converted = toHost(value);
  if (type === 'number' && converted instanceof Float) return converted.value;
  if (type === 'array' && converted instanceof Tuple) return converted.items;
  return type === 'object' ? plainObject(converted as ReadonlyMap<unknown, unknown>) : converted;
}

const isInteger = (value: Value): boolean => typeof value === 'number' || typeof value === 'bigint';

const FITS: Readonly<Record<keyof ToolTypes, (value: Value) => boolean>> = {
  string: (value) => typeof toHostScalar(value) === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: isInteger,
  number: (value) => isInteger(value) || value instanceof PyFloat,
  array: (value) => ['list', 'tuple'].includes(typeName(value)),
  object: (value) => value instanceof PyDict,
  any: () => true,
  null: (value) => value === None,
};

function toHostScalar(value: Value): unknown {
  return typeof value === 'string' || typeName(value) === 'str' ? toHost(value) : undefined;
}

/** A dict as an object without a prototype: keys are data. */
function plainObject(map: ReadonlyMap<unknown, unknown>): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, item] of map) object[String(key)] = item;
  return object;
}
