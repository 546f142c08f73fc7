/** Documents from strangers: nothing in them grows, and no depth is too much. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Outcome } from '../../src/index.ts';

const run = (source: string, limits = {}): Promise<Outcome> => new Engine().session({ limits }).run(source);

test('entities that a document declares are unknown', async () => {
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`;
  const outcome = await run(`
import xml.etree.ElementTree as ET
try:
    ET.fromstring('${laughs}')
except ET.ParseError as error:
    answer = str(error)
answer`);
  assert.match((outcome as { value: string }).value, /^undefined entity: /);
});

test('a tree as deep as a document makes it is read, walked and written', async () => {
  const outcome = await run(`
import xml.etree.ElementTree as ET
text = '<a>' * 50000 + '</a>' * 50000
root = ET.fromstring(text)
[len(list(root.iter())), len(ET.tostring(root, 'unicode')), len(list(root.itertext()))]`);
  assert.deepEqual((outcome as { value: unknown }).value, [50000, 49999 * 7 + 5, 0]);
});

test('a copy of one ends with an exception', async () => {
  const outcome = await run(`
import copy, pickle, xml.etree.ElementTree as ET
root = ET.fromstring('<a>' * 50000 + '</a>' * 50000)
answers = []
for action in (copy.deepcopy, pickle.dumps, repr):
    try:
        answers.append(type(action(root)).__name__)
    except RecursionError:
        answers.append('RecursionError')
answers`);
  assert.deepEqual((outcome as { value: unknown }).value, ['RecursionError', 'RecursionError', 'str']);
});

test('what is made is charged', async () => {
  const limits = { maxBytes: 48 << 20 };
  assert.equal(
    (await run("import xml.etree.ElementTree as ET\nET.fromstring('<r>' + '<a/>' * 2_000_000 + '</r>')", limits)).kind,
    'limit',
  );
  const declared = Array.from({ length: 3000 }, (_, i) => `<a xmlns:p${i}="u">`).join('');
  const steps = await run(`import xml.etree.ElementTree as ET\nET.fromstring(${JSON.stringify(declared)})`, {
    maxSteps: 1_000_000,
  });
  assert.equal(steps.kind, 'limit', JSON.stringify(steps).slice(0, 300));
});

test('a subclass, or what is no element, does not get into the plain way', async () => {
  const outcome = await run(`
import xml.etree.ElementTree as ET
class Own(ET.Element):
    def items(self):
        return [('shown', 'yes')]
root = ET.Element('r')
root.append(Own('own'))
answers = [ET.tostring(root, 'unicode')]
for attempt in (lambda: ET.Element.append([], root), lambda: ET.Element.tag.__get__(5), lambda: object.__new__(ET.Element),
                lambda: type(root.iter())(), lambda: ET.Element.__new__(dict)):
    try:
        answers.append(repr(attempt()))
    except TypeError:
        answers.append('TypeError')
answers`);
  const { value } = outcome as { value: string[] };
  assert.deepEqual(value, ['<r><own shown="yes" /></r>', ...Array(5).fill('TypeError')]);
});
