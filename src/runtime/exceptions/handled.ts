/** Which exception is being handled: what a bare `raise` raises and what a new exception gets as its context. */
import type { AnyFrame } from '../objects/frame.ts';
import { Frame } from '../objects/frame.ts';
import type { Realm } from '../realm.ts';
import { PyException } from './exception.ts';

/** In an activation or the nearest one below it that handles one. */
export function handledIn(frame: AnyFrame | undefined): PyException | undefined {
  for (let at = frame; at !== undefined; ) {
    if (at instanceof Frame) {
      if (at.handled instanceof PyException) return at.handled;
      if (at.outside !== undefined) {
        if (at.outside.handled instanceof PyException) return at.outside.handled;
        at = at.outside.frame;
        continue;
      }
    }
    at = at.caller;
  }
  return undefined;
}

/** In the running code, compiled or not. */
export function handledNow(realm: Realm): PyException | undefined {
  return realm.handled instanceof PyException ? realm.handled : handledIn(realm.frame);
}

/** The member that marks a group which `except*` made of what its clauses raised. */
export const JOINED = 'joined';

/** True for an exception that gets its context where it is first caught; the group that `except*` raises has none. */
export function isFresh(exception: PyException): boolean {
  return exception.traceback === undefined && exception.members?.has(JOINED) !== true;
}

/** A new exception gets the one being handled as its context. */
export function linkContext(handled: PyException | undefined, exception: PyException): void {
  if (handled === undefined || handled === exception) return;
  // Breaks a cycle: the raised exception may already be in the context chain of the handled one.
  for (let link: PyException | undefined = handled; link !== undefined; link = link.context) {
    if (link.context === exception) {
      link.context = undefined;
      break;
    }
  }
  exception.context = handled;
}
