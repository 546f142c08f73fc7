/** Attributes and methods, by the inline caches of their sites. */

import { TAG } from '../../../runtime/objects/object.ts';
import { Shape } from '../../../runtime/objects/shape.ts';
import { strType } from '../../../runtime/objects/str.ts';
import { PLACE } from '../../inline-caches.ts';
import type { FunctionText } from '../function-text.ts';
import { operation, set, UNBOUND, type WriterTable } from './parts.ts';

/** A slot of an instance as a JS expression; undefined beyond those inside the object. */
function slotOf(object: string, slot: number): string | undefined {
  return slot >= 0 && slot < 4 ? `${object}.s${slot}` : undefined;
}

function loadAttribute(f: FunctionText, pc: number, dst: number, object: number, name: number, site: number): void {
  const a = f.register(object);
  const d = f.register(dst);
  const s = f.site(site);
  const slot = f.link.sites[site]?.slot ?? -1;
  const direct = slotOf(a, slot) ?? (slot >= 4 ? `${a}.more?.[${slot - 4}]` : undefined);
  const slow = `p = ${pc}; ${d} = loadAttribute(T, d, ${a}, N[${name}], ${s});`;
  const fixed = fixedGuard(f, a, site, false);
  if (fixed !== undefined) f.line(`if (${fixed}) ${d} = t; else { ${slow} }`);
  else {
    const found = direct === undefined ? throughClass(f, a, name, site) : [`(t = ${direct}) !== undefined`, 't'];
    const others = f.profiled && f.link.sites[site]?.others !== undefined && slot >= 0;
    const other = others
      ? ` else if (${a}.shape !== undefined && (t = otherSlot(${s}, ${a})) !== undefined) ${d} = t;`
      : '';
    if (found === undefined) f.line(slow);
    else
      f.line(
        `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === ${slot} && ${a}.cls.version === ${s}.version && ${found[0]}) { p = ${pc}; ${d} = ${found[1]}; }${other} else { ${slow} }`,
      );
  }
  set(f, dst, '');
}

/** The condition and the value of an attribute that the class of an instance computes: a compiled property, `__class__`. */
function throughClass(f: FunctionText, object: string, name: number, site: number): [string, string] | undefined {
  const known = f.link.sites[site];
  if (!f.profiled || !(known?.guard instanceof Shape)) return undefined;
  if (known.slot === PLACE.property)
    return [
      `(t = ${f.site(site)}.cell.value.getter).tag === ${TAG.function} && t.link.arity === 1`,
      `t.link.entry(T, t, d + 1, ${object})`,
    ];
  if (known.slot === PLACE.computed && f.code.names[name] === '__class__') return ['true', `${object}.cls`];
  return undefined;
}

function storeAttribute(f: FunctionText, pc: number, object: number, name: number, value: number, site: number): void {
  const a = f.register(object);
  const b = f.register(value);
  const s = f.site(site);
  const slot = f.link.sites[site]?.slot ?? -1;
  const direct = slotOf(a, slot);
  const slow = `p = ${pc}; storeAttribute(T, d, ${a}, N[${name}], ${b}, ${s});`;
  if (direct === undefined) f.line(slow);
  else
    f.line(
      `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === ${slot} && ${a}.cls.version === ${s}.version) { ${direct} = ${b}; if (${s}.next !== undefined) ${a}.shape = ${s}.next; } else { ${slow} }`,
    );
}

/** A test that a value is of the builtin type whose method the site found; undefined if it found no such method. */
function nativeGuard(f: FunctionText, value: string, site: number): string | undefined {
  const known = f.link.sites[site];
  if (!f.profiled || known === undefined || known.slot !== PLACE.native) return undefined;
  if (known.guard === strType) return `typeof ${value} === 'string' && ${f.site(site)}.guard === strType`;
  return `typeof ${value} === 'object' && ${value}.cls === ${f.site(site)}.guard`;
}

/** A test that an object is the module or class whose attribute the site found, with that in `t`; undefined if it found none. */
function fixedGuard(f: FunctionText, object: string, site: number, isCall: boolean): string | undefined {
  const slot = f.profiled ? f.link.sites[site]?.slot : undefined;
  if (slot !== PLACE.ofModule && slot !== PLACE.ofClass && !(slot === PLACE.nativeOfClass && isCall)) return undefined;
  const s = f.site(site);
  const version = slot !== PLACE.ofModule ? ` && ${object}.version === ${s}.version` : '';
  return `${object} === ${s}.guard && ${s}.slot === ${slot}${version} && (t = ${s}.cell.value) !== undefined`;
}

function loadMethod(f: FunctionText, pc: number, base: number, object: number, name: number, site: number): void {
  const a = f.register(object);
  const s = f.site(site);
  const [method, receiver] = [f.register(base), f.register(base + 1)];
  const instances = !f.profiled || f.link.sites[site]?.guard instanceof Shape;
  if (instances)
    f.line(
      `if (${a}.shape !== undefined && ${a}.shape === ${s}.guard && ${s}.slot === -1 && ${a}.cls.version === ${s}.version && (t = ${s}.cell.value).tag === 5) { u = ${a}; ${method} = t; ${receiver} = u; } else`,
    );
  if (f.profiled && f.link.sites[site]?.others !== undefined)
    f.line(
      `if (${a}.shape !== undefined && (t = otherMethod(${s}, ${a})) !== undefined) { u = ${a}; ${method} = t; ${receiver} = u; } else`,
    );
  const native = nativeGuard(f, a, site);
  if (native !== undefined)
    f.line(
      `if (${native} && ${s}.slot === ${PLACE.native}) { u = ${a}; ${method} = ${s}.cell.value; ${receiver} = u; } else`,
    );
  const fixed = fixedGuard(f, a, site, true);
  const bindsType = f.link.sites[site]?.slot === PLACE.nativeOfClass;
  if (fixed !== undefined)
    f.line(`if (${fixed}) { u = ${a}; ${method} = t; ${receiver} = ${bindsType ? 'u' : 'undefined'}; } else`);
  // A lookup that has to wait gives its value to the method's register alone: no receiver is to be there then.
  f.line(
    `{ p = ${pc}; u = ${a}; ${receiver} = undefined; t = loadMethod(T, d, u, N[${name}], ${s}); ${method} = t; ${receiver} = T.receiver; }`,
  );
  set(f, base, '');
  set(f, base + 1, '');
  f.hints.set(base, f.code.names[name] as string);
  if (fixed !== undefined && !bindsType) f.hints.set(base + 1, UNBOUND);
}

export const ATTRIBUTES: WriterTable = {
  LOAD_ATTRIBUTE: (f, pc, a) => {
    loadAttribute(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  STORE_ATTRIBUTE: (f, pc, a) => {
    storeAttribute(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  DELETE_ATTRIBUTE: (f, pc, a) => {
    f.line(`p = ${pc}; settled(T, T.nativeDepth = d, slow.deleteAttribute(${f.register(a(1))}, N[${a(2)}]));`);
    return 0;
  },
  LOAD_METHOD: (f, pc, a) => {
    loadMethod(f, pc, a(1), a(2), a(3), a(4));
    return 0;
  },
  LOAD_SPECIAL: (f, pc, a) => {
    operation(f, pc, a(1), `settled(T, T.nativeDepth = d, slow.loadSpecial(${f.register(a(2))}, N[${a(3)}]))`);
    f.line(set(f, a(1) + 1, 'undefined'));
    return 0;
  },
};
