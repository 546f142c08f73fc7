/** Who is next, by who has had how much. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FairQueue } from '../../src/lanes/pool/fair-queue.ts';

/** Takes and ends runs until none waits; gives the order. */
function order(queue: FairQueue<string>, cost: (item: string) => number = () => 10): string[] {
  const taken: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    taken.push(next.item);
    queue.ended(next.item, cost(next.item), true);
  }
  return taken;
}

/** Makes programs known. */
function learn(queue: FairQueue<string>, caller: string, ...sources: string[]): void {
  for (const source of sources) {
    queue.push(`learn ${source}`, caller, source);
    queue.take();
    queue.ended(`learn ${source}`, 1, true);
  }
}

test('one program: in the order of arrival', () => {
  const queue = new FairQueue<string>();
  for (const item of ['1', '2', '3']) queue.push(item, 'a', 'x');
  assert.deepEqual(order(queue), ['1', '2', '3']);
});

test('callers take turns, however many runs one of them has waiting', () => {
  const queue = new FairQueue<string>();
  for (let i = 0; i < 6; i++) queue.push(`a${i}`, 'a', `${i}`);
  queue.push('b0', 'b', 'b0');
  queue.push('b1', 'b', 'b1');
  const taken = order(queue);
  assert.ok(taken.indexOf('b0') <= 1 && taken.indexOf('b1') <= 3, taken.join());
});

test('time counts, not turns', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'a', 'long');
  learn(queue, 'b', 'short');
  for (let i = 0; i < 3; i++) queue.push(`long ${i}`, 'a', 'long');
  for (let i = 0; i < 6; i++) queue.push(`short ${i}`, 'b', 'short');
  const taken = order(queue, (item) => (item.startsWith('long') ? 100 : 1));
  assert.ok(taken.indexOf('long 1') > taken.indexOf('short 5'), taken.join());
});

test('a flood of new programs counts as one', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'a', 'node');
  for (let i = 0; i < 50; i++) queue.push(`new ${i}`, 'a', `new ${i}`);
  for (let i = 0; i < 5; i++) queue.push(`node ${i}`, 'a', 'node');
  const taken = order(queue, (item) => (item.startsWith('new') ? 1000 : 1));
  assert.ok(taken.indexOf('node 4') <= 6, taken.slice(0, 10).join());
});

test('new programs can be left waiting, known ones go first', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'a', 'node');
  queue.push('new', 'a', 'new');
  assert.equal(queue.take(false), undefined);
  queue.push('node', 'a', 'node');
  assert.equal(queue.take(false)?.item, 'node');
  assert.equal(queue.take()?.item, 'new');
});

test('idling saves nothing up', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'idle', 'i');
  for (let i = 0; i < 20; i++) queue.push(`busy ${i}`, 'busy', 'b');
  order(queue, () => 100);
  for (let i = 0; i < 4; i++) queue.push(`idle ${i}`, 'idle', 'i');
  for (let i = 0; i < 4; i++) queue.push(`busy ${i}`, 'busy', 'b');
  const taken = order(queue, () => 100);
  assert.ok(taken.indexOf('busy 0') <= 2, taken.join());
});

test('a run that was taken and not started is the next of its program', () => {
  const queue = new FairQueue<string>();
  queue.push('1', 'a', 'x');
  queue.push('2', 'a', 'x');
  assert.equal(queue.take()?.item, '1');
  queue.putBack('1');
  assert.equal(queue.length, 2);
  assert.deepEqual(order(queue), ['1', '2']);
});

test('when there is no room, the program with most waiting gives way, its newest run first', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'a', 'node');
  for (let i = 0; i < 5; i++) queue.push(`new ${i}`, 'a', `new ${i}`);
  assert.equal(queue.givesWay('a', 'node'), 'new 4');
  assert.equal(queue.givesWay('a', 'another new one'), undefined);
  assert.equal(queue.givesWay('b', 'anything'), 'new 4');
  for (let i = 0; i < 4; i++) queue.push(`node ${i}`, 'a', 'node');
  assert.equal(queue.givesWay('a', 'node'), undefined);
});

test('what gives way is what workers would need longest for: a few endless loops before many short runs', () => {
  const queue = new FairQueue<string>();
  learn(queue, 'a', 'node');
  queue.push('loop', 'a', 'loop');
  assert.equal(queue.take()?.item, 'loop');
  queue.ended('loop', 1000, false);
  for (let i = 0; i < 3; i++) queue.push(`loop ${i}`, 'a', `loop ${i}`);
  for (let i = 0; i < 40; i++) queue.push(`node ${i}`, 'a', 'node');
  assert.equal(queue.givesWay('a', 'node'), 'loop 2');
  assert.equal(queue.givesWay('a', 'a new loop'), undefined);
});

test('a run that gave up is not taken', () => {
  const queue = new FairQueue<string>();
  for (const item of ['1', '2', '3']) queue.push(item, 'a', item);
  assert.ok(queue.remove('2'));
  assert.ok(!queue.remove('2'));
  assert.deepEqual(order(queue), ['1', '3']);
  queue.push('4', 'a', '4');
  assert.deepEqual(queue.drain(), ['4']);
  assert.equal(queue.length, 0);
});
