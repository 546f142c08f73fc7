/** What V8 is told about functions too large for its top compiler. */
import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of V8 bytecode beyond which a function stays with V8's middle compiler (its own default: 60 KiB). The
 * interpreter's loop has 13 KB: V8's top compiler took longest over it of all functions of a first run, made it anew
 * each time the program did something new, and what it made ran no faster. Measured on seven programs of bench/: the
 * CPU time of a first run falls by 15 to 25 %, steady state stays.
 */
const MAX_OPTIMIZED_BYTECODE = 12_000;

let told = false;

/** Tells V8, once, for the whole process. */
export function limitTopCompiler(): void {
  if (told) return;
  told = true;
  setFlagsFromString(`--max-optimized-bytecode-size=${MAX_OPTIMIZED_BYTECODE}`);
}
