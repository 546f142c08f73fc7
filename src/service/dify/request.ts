/** The body of a run request, as JSON or a form, checked as dify-sandbox checks it. Unknown fields are ignored. */

export interface RunRequest {
  readonly language: string;
  readonly code: string;
}

/** The request, or the text of the complaint. */
export function readRunRequest(body: unknown, contentType: string | undefined): RunRequest | string {
  const text = typeof body === 'string' ? body : '';
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return fromJson(text);
  if (mediaType === 'application/x-www-form-urlencoded') return required(Object.fromEntries(new URLSearchParams(text)));
  return required({});
}

function fromJson(text: string): RunRequest | string {
  if (text.trim() === '') return 'EOF';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (thrown) {
    return (thrown as SyntaxError).message;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'the body must be a JSON object';
  const fields = body as Readonly<Record<string, unknown>>;
  for (const name of ['language', 'code'])
    if (typeof (fields[name] ?? '') !== 'string') return `${name} must be a string`;
  return required(fields);
}

function required(fields: Readonly<Record<string, unknown>>): RunRequest | string {
  const missing = (['Language', 'Code'] as const).filter((name) => (fields[name.toLowerCase()] ?? '') === '');
  if (missing.length > 0)
    return missing
      .map((name) => `Key: '${name}' Error:Field validation for '${name}' failed on the 'required' tag`)
      .join('\n');
  // Half of a character cannot be encoded: it is replaced, as Go does.
  return { language: fields['language'] as string, code: (fields['code'] as string).toWellFormed() };
}
