/**
 * Takes the inputs out of the text that Dify sends. Dify appends an epilogue to a node's code which decodes one base64
 * literal, so that every call is another text; with the literal replaced by a variable the same node is one program,
 * compiled once. Nothing else of the text is changed: it runs as it is, line for line.
 *
 * The literal is found by structure: the last `b64decode('...')` in an assignment at the left margin, followed by nothing but
 * whole tokens up to the end. That makes it a literal of the program and not part of a longer string: in front of it an
 * open triple quote would have to be closed behind it, but there quotes only come in pairs.
 */

export interface LiftedProgram {
  readonly source: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** The variable that stands for the literal. A text that has this name already is left alone. */
const INPUTS_NAME = '_dify_inputs_base64';

const CALL = 'b64decode(';
/** From the left margin to the literal: `inputs_obj = json.loads(b64decode(`. */
const HEAD = /^[A-Za-z_]\w*[ \t]*=[ \t]*[\w.*( \t]*\bb64decode\([ \t]*$/;
const LITERAL = /'[A-Za-z0-9+/=]*'|"[A-Za-z0-9+/=]*"/y;
/** Comments without quotes in threes, strings that hold no quotes (in threes: nor `#`), and anything without quotes. */
const TAIL =
  /^[ \t]*\)(?:[^'"#\\]|#(?:(?!'''|""")[^\n])*(?:\n|$)|'''[^'"\\#]*'''(?!')|"""[^'"\\#]*"""(?!")|'(?!')[^'"\\\n]*'|"(?!")[^'"\\\n]*"|''(?!')|""(?!"))*$/;
/** A longer rest is no epilogue. */
const MAX_TAIL_CHARACTERS = 4096;

/** The program with its inputs beside it; the text as it is where it has another shape. */
export function liftInputs(code: string): LiftedProgram {
  const asItIs: LiftedProgram = { source: code, inputs: {} };
  const call = code.lastIndexOf(CALL);
  if (call < 0 || code.includes(INPUTS_NAME)) return asItIs;
  const line = code.lastIndexOf('\n', call) + 1;
  const literalAt = firstNonBlank(code, call + CALL.length);
  if (!HEAD.test(code.slice(line, literalAt)) || /\\\r?\n$/.test(code.slice(Math.max(0, line - 3), line)))
    return asItIs;
  LITERAL.lastIndex = literalAt;
  const literal = LITERAL.exec(code)?.[0];
  if (literal === undefined) return asItIs;
  const end = literalAt + literal.length;
  if (code.length - end > MAX_TAIL_CHARACTERS || !TAIL.test(code.slice(end))) return asItIs;
  return {
    source: code.slice(0, literalAt) + INPUTS_NAME + code.slice(end),
    inputs: { [INPUTS_NAME]: literal.slice(1, -1) },
  };
}

function firstNonBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
