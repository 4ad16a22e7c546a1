/**
 * The database did not confirm what a form sent, and did not deny it either, where that is no entry
 * of the books: a job that is started, say. Sent once more, the same form does it once and is
 * answered with what became of it.
 */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';

  constructor(cause: unknown) {
    super('the database did not say whether this was done', { cause });
  }
}
