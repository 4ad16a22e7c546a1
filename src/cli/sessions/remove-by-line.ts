import { isCurrency } from '../../domain/amounts/currency-table.js';
import { parseTypedAmount, writesDecimalComma } from '../../domain/amounts/typed-amount.js';
import type { Product } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import type { LeaverCredit, SessionsLeft } from '../../domain/sessions/jobs/session-job.js';
import type { Desk } from '../../services/desk.js';
import { draftRemoval } from '../../services/sessions/leaving/draft-removal.js';
import { CliError } from '../run-cli.js';
import { productIn } from './find-named.js';
import type { RemoveLine } from './remove-line.js';
import { type LineRun, runLine } from './run-line.js';

/** A fixed amount is of the product's currency. */
function creditIn(
  { club }: Desk,
  { currency }: Product,
  credit: RemoveLine['credit'],
): LeaverCredit {
  if (credit.kind !== 'fixed') return credit;
  if (!isCurrency(currency)) throw new CliError(`${currency} is no currency.`);
  const decimalComma = writesDecimalComma(club.locale);
  const typed = parseTypedAmount(credit.text, currency, { decimalComma });
  if (!typed.ok) throw new CliError(`--credit: ${typed.sentence} Or type none, or by-price.`);
  return { kind: 'fixed', amount: typed.amountMinor };
}

function sessionsIn({ club }: Desk, sessions: RemoveLine['sessions']): SessionsLeft {
  switch (sessions.kind) {
    case 'all-future':
      return { kind: 'all-future' };
    case 'from':
      return { kind: 'from', sessionId: recordId(club.id, sessions.id) };
    case 'chosen':
      return { kind: 'chosen', sessionIds: sessions.ids.map((id) => recordId(club.id, id)) };
    default:
      return sessions satisfies never;
  }
}

/** Removes the contacts of a line. @throws CliError; CreditError as the form would be refused */
export async function removeByLine(
  desk: Desk,
  line: RemoveLine,
  operationId: string,
): Promise<LineRun> {
  const { orders, notifyCustomers, reason } = line;
  const product = await productIn(desk, line.product);
  const credit = creditIn(desk, product, line.credit);
  const sessions = sessionsIn(desk, line.sessions);
  const contactIds = line.contacts.map((id) => recordId(desk.club.id, id));
  const input = { operationId, productId: product.id, contactIds, sessions, credit, orders };
  return runLine(desk, line, () =>
    draftRemoval(desk, { kind: 'command-line' }, { ...input, notifyCustomers, reason }),
  );
}
