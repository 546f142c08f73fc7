/** The docstrings, loaded when one is first asked for: most programs never do. */
import { loadPart } from '../../locate.ts';

export function documentation(): typeof import('./documentation.ts') {
  return loadPart('runtime/documentation/documentation');
}
