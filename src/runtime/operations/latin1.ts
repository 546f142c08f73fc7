/** Bytes as text in which a character is a byte, and back. */

/** Texts that are converted here: calling the host's converter costs more. */
const SHORT = 64;

/** Without a Buffer: asking a small array for its ArrayBuffer makes V8 move it out of its heap, which costs a microsecond. */
export function latin1Text(data: Uint8Array): string {
  return Buffer.prototype.latin1Slice.call(data, 0, data.length);
}

/** The text has no character beyond 255. */
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > SHORT) return new Uint8Array(Buffer.from(text, 'latin1'));
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data;
}
