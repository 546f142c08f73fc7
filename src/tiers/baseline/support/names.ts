/** Globals of generated code. */
import { nameError } from '../../../runtime/exceptions/raise.ts';
import { PyNamespace } from '../../../runtime/objects/dict.ts';
import type { LinkedCode, Site } from '../../../runtime/objects/function.ts';
import type { Value } from '../../../runtime/objects/object.ts';
import { fillLoadGlobal } from '../../inline-caches.ts';
import type { Thread } from '../../thread.ts';

export function loadGlobal(link: LinkedCode, name: string, site: Site): Value {
  return fillLoadGlobal(link, name, site);
}

export function storeGlobal(thread: Thread, link: LinkedCode, name: string, site: Site, value: Value): void {
  const { globals } = link;
  thread.budget.allocate(64);
  globals.set(name, name, value);
  if (globals instanceof PyNamespace) site.cell = globals.cell(name);
}

export function deleteGlobal(link: LinkedCode, name: string): void {
  if (!link.globals.delete(name)) throw nameError(`name '${name}' is not defined`, name);
}
