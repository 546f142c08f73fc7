/**
 * _ast: the engine's syntax tree as Python objects. Its nodes have CPython's names already; fields become snake_case,
 * columns become bytes of UTF-8.
 */

import { typeError } from '../../runtime/exceptions/raise.ts';
import type { Guest } from '../../runtime/guest.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { Ellipsis, None, type Value } from '../../runtime/objects/object.ts';
import { PyInstance } from '../../runtime/objects/shape.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { storeOnInstance } from '../../runtime/operations/attribute.ts';
import { realm, type SyntaxNode } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

/** Bytes that a node weighs. */
const NODE_BYTES = 200;

class Converter {
  readonly #classes: PyDict;
  readonly #lines: readonly string[];
  readonly #singletons = new Map<string, Value>();

  constructor(classes: PyDict, source: string) {
    this.#classes = classes;
    this.#lines = source.split(/\r\n?|\n/);
  }

  #classOf(kind: string): PyType {
    const cls = this.#classes.get(kind);
    if (!(cls instanceof PyType)) throw typeError(`no node class ${kind}`);
    return cls;
  }

  node(node: SyntaxNode): Value {
    const { budget } = realm();
    budget.allocate(NODE_BYTES);
    budget.work(4);
    const cls = this.#classOf(node.kind);
    const instance = new PyInstance(cls, cls.rootShape);
    const fields = cls.lookup('_fields');
    for (const name of fields instanceof PyTuple ? fields.items : [])
      storeOnInstance(instance, name as string, this.#field(node, name as string));
    if (typeof node['line'] === 'number') this.#place(instance, node);
    return instance;
  }

  /** An operator or context: one object per session is enough. */
  #singleton(kind: string): Value {
    let value = this.#singletons.get(kind);
    if (value === undefined) {
      const cls = this.#classOf(kind);
      value = new PyInstance(cls, cls.rootShape);
      this.#singletons.set(kind, value);
    }
    return value;
  }

  #field(node: SyntaxNode, name: string): Value {
    const key = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (name === 'type_ignores') return new PyList([]);
    if (name === 'kind') return None; // a prefix u is not kept; the node's own kind is its class
    const value = Object.hasOwn(node, key) ? node[key] : undefined;
    if (name === 'op' || name === 'ctx') return this.#singleton(value as string);
    if (name === 'ops') return new PyList((value as string[]).map((op) => this.#singleton(op)));
    if (name === 'simple' || name === 'is_async') return value === true ? 1 : 0;
    return this.#value(value);
  }

  #value(value: unknown): Value {
    if (value === undefined) return None;
    if (typeof value === 'string') return textToStr(value);
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return new PyList(value.map((item) => this.#value(item)));
    if (typeof (value as SyntaxNode).kind === 'string') return this.node(value as SyntaxNode);
    return constantOf(value as { readonly type: string; readonly value?: unknown; readonly imag?: number });
  }

  #place(instance: PyInstance, node: SyntaxNode): void {
    const { line, column, endLine, endColumn } = node as unknown as Record<string, number>;
    storeOnInstance(instance, 'lineno', line as number);
    storeOnInstance(instance, 'col_offset', this.#bytes(line as number, column as number));
    storeOnInstance(instance, 'end_lineno', endLine as number);
    storeOnInstance(instance, 'end_col_offset', this.#bytes(endLine as number, endColumn as number));
  }

  #bytes(line: number, column: number): number {
    const text = this.#lines[line - 1];
    return text === undefined ? column : Buffer.byteLength(text.slice(0, column));
  }
}

function constantOf(constant: { readonly type: string; readonly value?: unknown; readonly imag?: number }): Value {
  switch (constant.type) {
    case 'float':
      return new PyFloat(constant.value as number);
    case 'complex':
      return new PyComplex(0, constant.imag as number);
    case 'str':
      return textToStr(constant.value as string);
    case 'bytes':
      return new PyBytes(constant.value as Uint8Array);
    case 'none':
      return None;
    case 'ellipsis':
      return Ellipsis;
    default:
      return constant.value as Value;
  }
}

export const builtinModule = nativeModule('_ast', {
  // How compile() gets at the text of a tree.
  use_unparse: [
    '(unparse, /)',
    (unparse: Value) => {
      realm().state.set('ast.unparse', unparse);
      return None;
    },
  ],
  parse: [
    '(source, filename, mode, classes, /)',
    function* (source: Value, filename: Value, mode: Value, classes: Value): Guest<Value> {
      const [text, file, kind] = [source, filename, mode].map((value) => strOf(value));
      if (text === undefined || file === undefined || kind === undefined || !(classes instanceof PyDict))
        throw typeError('parse() takes a source, a filename, a mode and classes');
      const plain = strToText(text);
      realm().budget.work(plain.length / 4);
      const tree = yield* realm().parse(plain, strToText(file), strToText(kind) as 'exec' | 'eval' | 'single');
      return new Converter(classes, plain).node(tree);
    },
  ],
});
