/** What a form's reader found wrong: a sentence for each input, by block id. */
export class FieldErrors extends Error {
  override readonly name = 'FieldErrors';
  readonly errors: Record<string, string>;

  constructor(errors: Record<string, string>) {
    super('a field of the form is wrong');
    this.errors = errors;
  }
}
