/** A template that cannot be translated. `assertion`: well-formed, but it makes no sense. Not a guest exception yet. */
export class TemplateError {
  readonly kind: 'syntax' | 'assertion';
  readonly message: string;
  readonly line: number;

  constructor(message: string, line: number, kind: 'syntax' | 'assertion' = 'syntax') {
    this.message = message;
    this.line = line;
    this.kind = kind;
  }
}
