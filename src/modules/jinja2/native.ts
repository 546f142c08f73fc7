/** _jinja2: what the Python half of jinja2 needs of the engine. A template's text becomes the namespace of a module. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestBody } from '../../runtime/guest.ts';
import { linkCode } from '../../runtime/link.ts';
import { PyDict, PyNamespace } from '../../runtime/objects/dict.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { PyStrBox, strOf, strToText, strType, textToStr } from '../../runtime/objects/str.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import type { TemplateSettings } from '../../runtime/template-hook.ts';
import { nativeModule } from '../define.ts';

function text(value: Value | undefined): string {
  const found = value === undefined ? undefined : strOf(value);
  if (found === undefined) throw typeError('a text was expected');
  return strToText(found);
}

function texts(value: Value | undefined): readonly string[] {
  if (!(value instanceof PyTuple)) throw typeError('a tuple of texts was expected');
  return value.items.map(text);
}

/** The settings of an environment, which come as a dict of strs, bools, Nones and tuples. */
function settingsOf(dict: PyDict): TemplateSettings {
  const optional = (name: string): string | undefined => {
    const value = dict.get(name);
    return value === None ? undefined : text(value);
  };
  return {
    blockStart: text(dict.get('block_start_string')),
    blockEnd: text(dict.get('block_end_string')),
    variableStart: text(dict.get('variable_start_string')),
    variableEnd: text(dict.get('variable_end_string')),
    commentStart: text(dict.get('comment_start_string')),
    commentEnd: text(dict.get('comment_end_string')),
    lineStatementPrefix: optional('line_statement_prefix'),
    lineCommentPrefix: optional('line_comment_prefix'),
    trimBlocks: dict.get('trim_blocks') === true,
    lstripBlocks: dict.get('lstrip_blocks') === true,
    newline: text(dict.get('newline_sequence')),
    keepTrailingNewline: dict.get('keep_trailing_newline') === true,
    autoescape: dict.get('autoescape') === true,
    finalize: dict.get('finalize') === true,
    interceptedBinary: texts(dict.get('intercepted_binops')),
    interceptedUnary: texts(dict.get('intercepted_unops')),
    extraTags: texts(dict.get('extra_tags')),
  };
}

/** Runs a template's module over the names of the runtime; gives its namespace and what it needs of the environment. */
function* define(source: Value, filename: Value, settings: Value, runtime: Value): Guest<Value> {
  if (!(settings instanceof PyDict) || !(runtime instanceof PyDict)) throw typeError('dicts were expected');
  const compiled = realm().compileTemplate(text(source), text(filename), settingsOf(settings));
  if ('problem' in compiled) return new PyTuple([None, compiled.problem, textToStr(compiled.message), compiled.line]);
  const namespace = new PyNamespace();
  runtime.keys.forEach((key, entry) => {
    if (typeof key === 'string') namespace.setName(key, runtime.valueAt(entry));
  });
  yield new GuestBody(new PyFunction(linkCode(compiled.code, namespace), []), undefined);
  const references = compiled.references.map(({ kind, name, line }) => new PyTuple([kind, textToStr(name), line]));
  return new PyTuple([namespace, new PyList(references)]);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['>', '&gt;'],
  ['<', '&lt;'],
  ["'", '&#39;'],
  ['"', '&#34;'],
]);

/** Text escaped for HTML as an instance of `cls`, a subclass of str: Markup. */
function escaped(value: Value, cls: Value): Value {
  const plain = text(value);
  const { budget } = realm();
  budget.work(plain.length / 64);
  budget.reserve(plain.length * 10);
  const safe = plain.replace(/[&><'"]/g, (character) => ENTITIES.get(character) as string);
  budget.allocate(64 + safe.length * 2);
  return newInstance(cls, strType, PyStrBox, textToStr(safe));
}

export const builtinModule = nativeModule('_jinja2', {
  escaped: ['(text, cls, /)', escaped],
  define: ['(source, filename, settings, runtime, /)', define],
});
