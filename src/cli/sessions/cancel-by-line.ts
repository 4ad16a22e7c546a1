import { isCurrency } from '../../domain/amounts/currency-table.js';
import { writesDecimalComma } from '../../domain/amounts/typed-amount.js';
import type { KeepBack } from '../../domain/sessions/cancelling/keep-back.js';
import { parseKeepBack } from '../../domain/sessions/cancelling/typed-keep-back.js';
import type { Desk } from '../../services/desk.js';
import { draftCancellation } from '../../services/sessions/cancelling/draft-cancellation.js';
import { CliError } from '../run-cli.js';
import type { CancelLine } from './cancel-line.js';
import { sessionIdsIn } from './find-named.js';
import { type LineRun, runLine } from './run-line.js';

function keepBackIn({ club }: Desk, text: string): KeepBack | null {
  const { currency, locale } = club;
  if (!isCurrency(currency)) throw new CliError(`${currency} is no currency.`);
  const typed = parseKeepBack(text, currency, { decimalComma: writesDecimalComma(locale) });
  if (!typed.ok) throw new CliError(`--keep-back: ${typed.sentence}`);
  return typed.keepBack;
}

/** Cancels the sessions of a line. @throws CliError; CreditError as the form would be refused */
export async function cancelByLine(
  desk: Desk,
  line: CancelLine,
  operationId: string,
): Promise<LineRun> {
  const { give, notifyCustomers, message, reason } = line;
  const keepBack = keepBackIn(desk, line.keepBack);
  const sessionIds = await sessionIdsIn(desk, line.sessions);
  const input = { operationId, sessionIds, give, keepBack, notifyCustomers, message, reason };
  return runLine(desk, line, () => draftCancellation(desk, { kind: 'command-line' }, input));
}
