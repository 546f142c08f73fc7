/**
 * The importable modules: the allow-list. A module is a folder or file here and one line in this table. Its file is
 * loaded at its first import and exports `builtinModule`; a module written in Python is a `.py` file.
 */
import { loadPart } from '../locate.ts';
import { type BuiltinModule, registerModule } from '../runtime/module-registry.ts';
import { PyModule } from '../runtime/objects/module.ts';
import { realm } from '../runtime/realm.ts';
import { pythonModule } from './define.ts';

/** Modules in TypeScript: name in Python, file without its ending, docstring. */
const NATIVE: readonly (readonly [name: string, file: string, doc?: string])[] = [
  ['_abc', 'abc/native'],
  ['_ast', 'ast/native'],
  ['_codecs', 'codecs/native'],
  ['_collections', 'collections/native'],
  ['_copy', 'copy/native'],
  ['_csv', 'csv/native'],
  ['_decimal', 'decimal/decimal'],
  ['_difflib', 'difflib/native'],
  ['_elementtree', 'xml/etree/native'],
  ['_functools', 'functools/native'],
  ['_hashlib', 'hashlib/native'],
  ['_heapq', 'heapq/native'],

  ['_imp', 'importlib/native'],
  ['_io', 'io/io'],
  ['_jinja2', 'jinja2/native'],
  ['_network', 'network/native'],
  ['_os', 'os/native'],
  ['_pickle_machine', 'pickle/native'],
  ['_queue', 'queue/simple-queue'],
  ['_sqlite3', 'sqlite3/native'],
  ['_statistics', 'statistics/sums'],
  ['_string', 'string/native'],
  ['_textwrap', 'textwrap/native'],
  ['_thread', 'threading/native'],
  ['_traceback', 'traceback/native'],
  ['_types', 'types/native'],
  ['_weakref', 'weakref/native'],
  ['_zoneinfo', 'zoneinfo/native'],
  ['array', 'array/array', 'Arrays of numbers of one kind, without a box for each.'],
  ['atexit', 'atexit', 'Functions that are called when the program ends.'],
  ['base64', 'base64/base64', 'Bytes as text of letters and digits, and back.'],
  ['binascii', 'binascii/binascii', 'Bytes as text and back: hexadecimal, base64, quoted-printable, and checksums.'],
  ['bisect', 'bisect', 'Where an item belongs in a sorted list.'],
  ['contextvars', 'contextvars', 'Variables whose value belongs to a task.'],
  ['datetime', 'datetime/datetime', 'Dates, times, time zones and the time between them.'],
  ['fractions', 'fractions/fractions', 'Rational numbers, exactly.'],
  ['html.entities', 'html/entities', 'The named characters of HTML.'],
  ['itertools', 'itertools/itertools', 'Iterators that combine, select and repeat.'],
  ['json', 'json/json', 'JSON text to Python values and back.'],
  ['json.decoder', 'json/decoder-module', 'JSON text to Python values.'],
  ['json.encoder', 'json/encoder-module', 'Python values to JSON text.'],
  ['math', 'math/math', 'Functions of real numbers.'],
  ['operator', 'operator/operator', 'The operators of Python as functions.'],
  ['random', 'random/random', 'Random numbers of many distributions, the same for the same seed.'],
  ['re', 're/re', 'Regular expressions: searching, matching, splitting and replacing.'],
  ['struct', 'struct/struct', 'Bytes as numbers of fixed sizes, and back.'],
  ['sys', 'sys', 'What the program can know and set of the engine that runs it.'],
  ['time', 'time/time', 'Clocks, waiting, and times as text.'],
  ['unicodedata', 'unicodedata/unicodedata', 'The properties of characters.'],
  ['zlib', 'zlib/zlib', 'Compression as in gzip files, and checksums.'],
];

/** Modules in Python: name, file without its ending; a package says so. */
const PYTHON: readonly (readonly [name: string, file: string, kind?: 'package'])[] = [
  ['__future__', '__future__'],
  ['_argparse_actions', 'argparse/actions'],
  ['_argparse_help', 'argparse/help'],
  ['_argparse_reading', 'argparse/reading'],
  ['_ast_unparse', 'ast/unparse'],
  ['_asyncio_host_calls', 'asyncio/host_calls'],
  ['_asyncio_waiting', 'asyncio/waiting'],
  ['_collections_user', 'collections/user'],
  ['_doctest_examples', 'doctest/examples'],
  ['_doctest_suites', 'doctest/suites'],
  ['_logging_handlers', 'logging/handlers'],
  ['_logging_text', 'logging/text'],
  ['_network_messages', 'network/messages'],
  ['_pickle_opcodes', 'pickle/opcodes'],
  ['_pickle_reading', 'pickle/reading'],
  ['_pickle_writing', 'pickle/writing'],
  ['_signature_inspect', 'inspect/signature'],
  ['_source_inspect', 'inspect/source'],
  ['_statistics_density', 'statistics/density'],
  ['_statistics_normal', 'statistics/normal'],
  ['_typing_io', 'typing/io'],
  ['_typing_protocols', 'typing/protocols'],
  ['_typing_records', 'typing/records'],
  ['_typing_tools', 'typing/tools'],
  ['_unittest_assertions', 'unittest/assertions'],
  ['_unittest_expectations', 'unittest/expectations'],
  ['_xml_path', 'xml/etree/path'],
  ['abc', 'abc/abc'],
  ['argparse', 'argparse/argparse'],
  ['ast', 'ast/ast'],
  ['asyncio', 'asyncio/asyncio', 'package'],
  ['asyncio.events', 'asyncio/events'],
  ['asyncio.exceptions', 'asyncio/exceptions'],
  ['asyncio.futures', 'asyncio/futures'],
  ['asyncio.locks', 'asyncio/locks'],
  ['asyncio.queues', 'asyncio/queues'],
  ['asyncio.runners', 'asyncio/runners'],
  ['asyncio.taskgroups', 'asyncio/taskgroups'],
  ['asyncio.tasks', 'asyncio/tasks'],
  ['asyncio.timeouts', 'asyncio/timeouts'],
  ['calendar', 'calendar'],
  ['cmath', 'cmath'],
  ['codecs', 'codecs/codecs'],
  ['collections', 'collections/collections', 'package'],
  ['collections.abc', 'collections/abc'],
  ['colorsys', 'colorsys'],
  ['concurrent', 'concurrent/concurrent', 'package'],
  ['concurrent.futures', 'concurrent/futures'],
  ['configparser', 'configparser'],
  ['contextlib', 'contextlib'],
  ['copy', 'copy/copy'],
  ['copyreg', 'copyreg'],
  ['csv', 'csv/csv'],
  ['dataclasses', 'dataclasses'],
  ['decimal', 'decimal/decimal'],
  ['difflib', 'difflib/difflib'],
  ['doctest', 'doctest/doctest'],
  ['enum', 'enum'],
  ['fnmatch', 'fnmatch'],
  ['functools', 'functools/functools'],
  ['gc', 'gc'],
  ['glob', 'glob'],
  ['graphlib', 'graphlib'],
  ['gzip', 'gzip'],
  ['hashlib', 'hashlib/hashlib'],
  ['heapq', 'heapq/heapq'],
  ['hmac', 'hmac'],
  ['html', 'html/html', 'package'],
  ['html.parser', 'html/parser'],
  ['http', 'http/http', 'package'],
  ['httpx', 'httpx/httpx', 'package'],
  ['importlib', 'importlib/importlib', 'package'],
  ['importlib.abc', 'importlib/abc'],
  ['importlib.machinery', 'importlib/machinery'],
  ['importlib.util', 'importlib/util'],
  ['inspect', 'inspect/inspect'],
  ['io', 'io/io'],
  ['ipaddress', 'ipaddress'],
  ['jinja2', 'jinja2/jinja2', 'package'],
  ['jinja2.defaults', 'jinja2/defaults'],
  ['jinja2.environment', 'jinja2/environment'],
  ['jinja2.exceptions', 'jinja2/exceptions'],
  ['jinja2.ext', 'jinja2/ext'],
  ['jinja2.filters', 'jinja2/filters'],
  ['jinja2.links', 'jinja2/links'],
  ['jinja2.loaders', 'jinja2/loaders'],
  ['jinja2.runtime', 'jinja2/runtime'],
  ['jinja2.sandbox', 'jinja2/sandbox'],
  ['jinja2.tests', 'jinja2/tests'],
  ['jinja2.undefined', 'jinja2/undefined'],
  ['jinja2.utils', 'jinja2/utils'],
  ['keyword', 'keyword'],
  ['linecache', 'linecache'],
  ['logging', 'logging/logging', 'package'],
  ['markupsafe', 'markupsafe'],
  ['numbers', 'numbers'],
  ['os', 'os/os'],
  ['pathlib', 'pathlib/pathlib'],
  ['pickle', 'pickle/pickle'],
  ['platform', 'platform'],
  ['posixpath', 'os/posixpath'],
  ['pprint', 'pprint'],
  ['pydoc', 'pydoc'],
  ['queue', 'queue/queue'],
  ['reprlib', 'reprlib'],
  ['requests', 'requests/requests', 'package'],
  ['requests.adapters', 'requests/adapters'],
  ['requests.auth', 'requests/auth'],
  ['requests.exceptions', 'requests/exceptions'],
  ['requests.structures', 'requests/structures'],
  ['sched', 'sched'],
  ['secrets', 'secrets'],
  ['shlex', 'shlex'],
  ['shutil', 'shutil'],
  ['sqlite3', 'sqlite3/sqlite3', 'package'],
  ['statistics', 'statistics/statistics'],
  ['string', 'string/string'],
  ['tempfile', 'tempfile'],
  ['textwrap', 'textwrap/textwrap'],
  ['threading', 'threading/threading'],
  ['timeit', 'timeit'],
  ['tomllib', 'tomllib'],
  ['traceback', 'traceback/traceback'],
  ['types', 'types/types'],
  ['typing', 'typing/typing'],
  ['unittest', 'unittest/unittest', 'package'],
  ['unittest._log', 'unittest/_log'],
  ['unittest.async_case', 'unittest/async_case'],
  ['unittest.case', 'unittest/case'],
  ['unittest.loader', 'unittest/loader'],
  ['unittest.main', 'unittest/main'],
  ['unittest.result', 'unittest/result'],
  ['unittest.runner', 'unittest/runner'],
  ['unittest.signals', 'unittest/signals'],
  ['unittest.suite', 'unittest/suite'],
  ['unittest.util', 'unittest/util'],
  ['urllib', 'urllib/urllib', 'package'],
  ['urllib.error', 'urllib/error'],
  ['urllib.parse', 'urllib/parse'],
  ['urllib.request', 'urllib/request'],
  ['uuid', 'uuid'],
  ['warnings', 'warnings'],
  ['weakref', 'weakref/weakref'],
  ['xml', 'xml/xml', 'package'],
  ['xml.etree', 'xml/etree/etree', 'package'],
  ['xml.etree.ElementTree', 'xml/etree/ElementTree'],
  ['zoneinfo', 'zoneinfo/zoneinfo'],
];

for (const [name, file, doc] of NATIVE) {
  registerModule(name, () => {
    const module = loadPart<{ builtinModule: BuiltinModule }>(`modules/${file}`).builtinModule;
    return doc === undefined ? module : documented(module, doc);
  });
}
for (const [name, file, kind] of PYTHON) {
  let module: BuiltinModule | undefined;
  registerModule(name, () => {
    module ??= pythonModule(name, `modules/${file}.py`, kind === 'package');
    return module;
  });
}

function documented(builtin: BuiltinModule, doc: string): BuiltinModule {
  return {
    ...builtin,
    *fill(module) {
      module.attributes.setName('__doc__', doc);
      yield* builtin.fill(module);
    },
  };
}

/** Makes `builtins` known to a fresh session. */
export function installModules(): void {
  const { modules, builtins } = realm();
  const module = new PyModule('builtins');
  module.attributes = builtins;
  module.isBuiltin = true;
  builtins.setName('__name__', 'builtins');
  builtins.setName('__doc__', 'The functions, classes and exceptions that every module sees.');
  modules.set('builtins', 'builtins', module);
}
