/** Second pass: what every name means, and which variables need cells. */
import type { Expression, Statement } from '../syntax/tree.ts';
import { type Collected, collectNames } from './collect.ts';
import { type Position, symbolError } from './errors.ts';
import { OCCURS, type Resolution, type Scope, type ScopeTable, Variable } from './scope.ts';

/** Scopes and resolved names of a module's statements or of one expression. Throws PythonSyntaxError. */
export function analyseScopes(body: readonly Statement[] | Expression, futureAnnotations: boolean): ScopeTable {
  const collected = collectNames(body, futureAnnotations);
  declareVariables(collected.module);
  resolveScope(collected.module, collected);
  const { module, scopes, lazyScopes, typeParameterScopes } = collected;
  return { module, scopes, lazyScopes, typeParameterScopes, futureAnnotations };
}

function declareVariables(scope: Scope): void {
  if (scope.kind === 'class') {
    for (const name of ['__class__', '__classdict__']) scope.variables.set(name, new Variable(name, scope));
  } else if (scope.isFunctionLike) {
    for (const [name, occurrence] of scope.names) {
      const isBound = (occurrence & OCCURS.bound) !== 0 && (occurrence & (OCCURS.global | OCCURS.nonlocal)) === 0;
      if (isBound) scope.variables.set(name, new Variable(name, scope));
    }
  }
  for (const child of scope.children) declareVariables(child);
}

function resolveScope(scope: Scope, collected: Collected): void {
  for (const [name, occurrence] of scope.names) {
    scope.resolutions.set(name, resolveName(scope, name, occurrence, collected));
  }
  for (const child of scope.children) resolveScope(child, collected);
}

function resolveName(scope: Scope, name: string, occurrence: number, collected: Collected): Resolution {
  if (occurrence & OCCURS.global) {
    if (occurrence & OCCURS.nonlocal)
      throw symbolError(`name '${name}' is nonlocal and global`, directiveOf(scope, name, collected));
    return { kind: 'global' };
  }
  if (occurrence & OCCURS.nonlocal) {
    if (scope.kind === 'module')
      throw symbolError('nonlocal declaration not allowed at module level', directiveOf(scope, name, collected));
    const outer = findVariable(scope.parent, name, false);
    if (outer === undefined || outer.scope.has(name, OCCURS.typeParameter)) {
      const what =
        outer === undefined
          ? `no binding for nonlocal '${name}' found`
          : `nonlocal binding not allowed for type parameter '${name}'`;
      throw symbolError(what, directiveOf(scope, name, collected));
    }
    return reach(scope, outer);
  }
  if (occurrence & OCCURS.bound) {
    const own = scope.kind === 'class' ? undefined : scope.variables.get(name);
    return own === undefined ? { kind: 'namespace' } : { kind: 'local', variable: own };
  }
  return resolveOuter(scope, name);
}

/** A name that is only used in its scope. */
function resolveOuter(scope: Scope, name: string): Resolution {
  if (scope.kind === 'module') return { kind: 'namespace' };
  const outer = findVariable(scope.parent, name, true);
  const { seesClass } = scope;
  if (seesClass !== undefined && !(outer !== undefined && isInside(outer.scope, seesClass))) {
    const dictionary = seesClass.variables.get('__classdict__') as Variable;
    reach(scope, dictionary);
    const otherwise: Resolution = outer === undefined ? { kind: 'global' } : reach(scope, outer);
    return { kind: 'classDictionary', classDictionary: dictionary, otherwise };
  }
  if (scope.kind === 'class') {
    if (outer === undefined) return { kind: 'namespace' };
    reach(scope, outer);
    return { kind: 'namespaceOrFree', variable: outer };
  }
  if (outer !== undefined) return reach(scope, outer);
  return { kind: scope.code.kind === 'module' ? 'namespace' : 'global' };
}

function isInside(scope: Scope | undefined, outer: Scope): boolean {
  for (let at = scope; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The variable a name means in enclosing functions; undefined if it is global. */
function findVariable(start: Scope | undefined, name: string, implicitClassNames: boolean): Variable | undefined {
  for (let scope = start; scope !== undefined; scope = scope.parent) {
    if (scope.kind === 'class') {
      if ((implicitClassNames || name === '__class__') && name.startsWith('__class')) {
        const implicit = scope.variables.get(name);
        if (implicit !== undefined) return implicit;
      }
      continue;
    }
    if (!scope.isFunctionLike) continue;
    if (scope.has(name, OCCURS.global)) return undefined;
    const variable = scope.variables.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** Makes a variable of enclosing code usable here: a cell there, free in all code between. */
function reach(scope: Scope, variable: Variable): Resolution {
  const home = variable.scope.code;
  if (scope.code === home) return { kind: 'local', variable };
  variable.isCell = true;
  for (let code = scope.code; code !== home; code = (code.parent as Scope).code) code.free.set(variable.name, variable);
  return { kind: 'free', variable };
}

function directiveOf(scope: Scope, name: string, collected: Collected): Position {
  return collected.directives.get(scope)?.get(name) as Position;
}
