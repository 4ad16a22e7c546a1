import { FactsMoved } from '../../domain/books/promise.js';
import { CreditError } from '../../domain/errors.js';
import type { Desk } from '../../services/desk.js';
import { CliError } from '../run-cli.js';

const moved =
  'Something has changed since it was worked out, so nothing was done. Run the command again.';

/** What a rule refuses, as the sentence that a form would show. @throws CliError */
export async function inWords<Result>(
  { club }: Desk,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CreditError) throw new CliError(error.sentence(club.locale));
    if (error instanceof FactsMoved) throw new CliError(moved);
    throw error;
  }
}
