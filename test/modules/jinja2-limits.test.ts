/** Templates are strangers' text: none outlives its limits, uses the JS stack or gets out of its sandbox. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Engine, type Limits, type Outcome } from '../../src/index.ts';

const render = (template: string, limits: Partial<Limits> = {}, environment = 'Environment'): Promise<Outcome> =>
  new Engine()
    .session({ limits: { timeoutMs: 5000, maxBytes: 256 << 20, ...limits } })
    .run(`from jinja2.sandbox import *\n${environment}().from_string(template).render()`, { inputs: { template } });

describe('limits', () => {
  const SLOW: readonly (readonly [string, string])[] = [
    ['a loop', '{% for i in range(10 ** 9) %}{% endfor %}'],
    [
      'a macro that calls itself in a loop',
      '{% macro m() %}{% for i in range(99) %}{{ m() }}{% endfor %}{% endmacro %}{{ m() }}',
    ],
    [
      'a recursive loop',
      '{% for i in [1] recursive %}{% for j in range(10 ** 9) %}{% endfor %}{{ loop([1]) }}{% endfor %}',
    ],
    ['a filter', "{{ range(10 ** 9) | map('string') | join }}"],
    ['the condition of a loop', '{% for i in range(10 ** 9) if i < 0 %}{% endfor %}'],
  ];
  for (const [name, template] of SLOW)
    test(`time: ${name}`, async () => {
      const startedAt = performance.now();
      const outcome = await render(template, { timeoutMs: 300 });
      assert.ok(
        outcome.kind === 'limit' || (outcome.kind === 'error' && outcome.error.type === 'RecursionError'),
        JSON.stringify(outcome),
      );
      assert.ok(performance.now() - startedAt < 300 + 2000);
    });

  const LARGE: readonly (readonly [string, string])[] = [
    ['a power', '{{ 9 ** (9 ** 9) }}'],
    ['repeated text', "{{ 'x' * 10 ** 10 }}"],
    ['output', "{% for i in range(10 ** 8) %}{{ 'x' * 1000 }}{% endfor %}"],
    ['padding', "{{ 'x' | center(10 ** 10) }}"],
    ['indent', "{{ 'x\ny' | indent(10 ** 10) }}"],
    [
      'text put together',
      "{% set ns = namespace(t='x' * 1000) %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
    ],
  ];
  for (const [name, template] of LARGE)
    test(`memory: ${name}`, async () => {
      const outcome = await render(template, { maxBytes: 64 << 20, timeoutMs: 20_000 });
      assert.ok(
        outcome.kind === 'limit' || (outcome.kind === 'error' && outcome.error.type === 'MemoryError'),
        JSON.stringify(outcome),
      );
    });

  test('a large template is charged before it is compiled', async () => {
    const outcome = await render('{{ a }}'.repeat(200_000), { maxBytes: 32 << 20 });
    assert.ok(outcome.kind === 'limit' && outcome.limit === 'memory', JSON.stringify(outcome));
  });

  const DEEP: readonly (readonly [string, string])[] = [
    ['brackets', `{{ ${'('.repeat(100_000)}1${')'.repeat(100_000)} }}`],
    ['blocks', '{% if 1 %}'.repeat(50_000)],
    ['loops', '{% for i in x %}'.repeat(20_000)],
    ['a sum', `{{ 1${'+1'.repeat(200_000)} }}`],
    ['filters', `{{ 1${'|abs'.repeat(100_000)} }}`],
    ['negations', `{{ ${'not '.repeat(100_000)}1 }}`],
    ['alternatives', `{% if 0 %}${'{% elif 0 %}'.repeat(50_000)}{% endif %}`],
  ];
  for (const [name, template] of DEEP)
    test(`depth: ${name}`, async () => {
      const outcome = await render(template, { maxBytes: 2 ** 30, timeoutMs: 60_000 });
      assert.ok(
        outcome.kind === 'error' && outcome.error.type === 'RecursionError',
        JSON.stringify(outcome).slice(0, 300),
      );
    });

  test('the session goes on after a limit', async () => {
    const session = new Engine().session();
    assert.equal((await session.run('import jinja2')).kind, 'value');
    const endless = 'jinja2.Template("{% for i in range(10 ** 9) %}{% endfor %}").render()';
    assert.equal((await session.run(endless, { timeoutMs: 300 })).kind, 'limit');
    const outcome = await session.run('jinja2.Template("{{ a }}").render(a=1)');
    assert.ok(outcome.kind === 'value' && outcome.value === '1', JSON.stringify(outcome));
  });
});

describe('the sandbox', () => {
  const ESCAPES: readonly string[] = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ (''|attr('__class__'))|attr('__mro__') }}",
    "{{ ('{0.__class__.__mro__}').format('') }}",
    "{{ '{0.__class__.__mro__}'.format_map({'0': ''}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f('') }}",
    "{{ ['{0.__class__}'] | map('format', '') | list | length }}{{ ''.__class__ | list }}",
    "{{ ([''] | map(attribute='__class__') | first).__mro__ }}",
    "{{ ([''] | map('attr', '__class__') | first).mro() }}",
    '{{ cycler.__init__.__globals__ }}',
    '{{ lipsum.__globals__.os }}',
    '{{ joiner.__init__.__globals__.os }}',
    '{{ namespace.__init__.__globals__ }}',
    '{{ self.__init__.__globals__ }}',
    '{{ self._TemplateReference__context.environment }}',
    '{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}',
    '{% macro m() %}{% endmacro %}{{ m._environment.from_string }}',
    '{% for i in [1] %}{{ loop._iterator.__class__ }}{{ loop._undefined() }}{% endfor %}',
    '{% block b %}{{ super.__call__.__globals__ }}{% endblock %}',
    "{{ ''.join.__self__ }}",
    '{{ dict.__subclasses__() }}',
    '{{ range.mro() }}',
    '{{ (1).__reduce_ex__(2) }}',
    '{{ undefined_thing.__class__ }}{{ undefined_thing._fail_with_undefined_error }}',
    '{% set ns = namespace() %}{% set ns.__class__ = 1 %}{{ ns.__init__ }}{{ ns.x }}{{ ns._Namespace__attrs.y }}',
  ];
  for (const template of ESCAPES)
    test(template, async () => {
      const outcome = await render(template, {}, 'SandboxedEnvironment');
      // A refusal may be an undefined value: it prints as nothing, and everything else with it is an error.
      const refused = outcome.kind === 'error' || (outcome.kind === 'value' && outcome.value === '');
      assert.ok(refused, JSON.stringify(outcome));
    });

  test('names of templates are not names of the generated code', async () => {
    const names = [
      'context',
      'write',
      'resolve',
      'environment',
      'call',
      'missing',
      'parent_template',
      'blocks',
      'root',
      'text',
    ];
    const template = names.map((name) => `{{ ${name} }}{% set ${name} = 1 %}{{ ${name} }}{{ __${name} }}`).join('');
    const outcome = await render(template, {}, 'SandboxedEnvironment');
    assert.ok(outcome.kind === 'value' && outcome.value === '1'.repeat(names.length), JSON.stringify(outcome));
  });
});
