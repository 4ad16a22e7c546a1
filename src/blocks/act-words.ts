import type { ApprovalRequest, PlannedAct } from '../domain/approvals/request.js';
import { shownAmount } from '../domain/books/shown-facts.js';
import type { Action } from '../domain/people/rights.js';
import { ownId } from '../domain/record-id.js';
import { owedAfterVoid } from './invoice-standing.js';
import { jobAskedWords, jobEffectWords } from './planned-job-words.js';
import { settingsAskedWords, settingsEffect } from './settings-words.js';
import { safe } from './text.js';
import type { Words } from './words.js';

/** What is asked for, to stand behind “asks to”; mrkdwn. */
type Say = (act: { amount: string; on: string; payer: string }) => string;

const verbs: Partial<Record<Action, Say>> = {
  'raise-credit': ({ amount, on }) => `credit *${amount}* on ${on}`,
  'void-invoice': ({ amount, on }) => `void invoice ${on}, of which *${amount}* goes`,
  'write-off': ({ amount, on }) => `write off *${amount}* on ${on}`,
  'move-overpayment': ({ amount, on }) => `make account credit of *${amount}* overpaid on ${on}`,
  'return-overpayment': ({ amount, on }) => `return *${amount}* of account credit to ${on}`,
  refund: ({ amount, on }) => `give back *${amount}* on ${on}`,
  'pay-out': ({ amount, payer }) => `pay *${amount}* of account credit out to ${payer}`,
  'withdraw-opening-credit': ({ amount, payer }) =>
    `take *${amount}* of the opening balance of ${payer} out`,
};

export type Asked = Pick<ApprovalRequest, 'clubId' | 'act' | 'reason' | 'need'> & {
  planned: Pick<PlannedAct, 'invoiceId' | 'currency' | 'job' | 'settings' | 'forget'>;
};

/** `INV-1042`, or the empty text where the act is on no invoice. */
export function invoiceNumberOf({ clubId, planned }: Asked): string {
  return planned.invoiceId === null ? '' : ownId(clubId, planned.invoiceId);
}

/** `credit £180.00 on INV-1042 (Priya Patel)`. */
export function actInWords(asked: Asked, payerName: string, words: Words): string {
  const { money } = words;
  const { job, settings, forget, currency } = asked.planned;
  if (job !== undefined) return jobAskedWords(job, words);
  if (settings !== undefined) return settingsAskedWords(settings, currency, words);
  const payer = safe(payerName);
  if (forget !== undefined) return `forget *${payer}* (${safe(forget.ownId)})`;
  const number = invoiceNumberOf(asked);
  const on = number === '' ? payer : `${safe(number)} (${payer})`;
  const amount = money(asked.need.amount, asked.need.currency);
  const say = verbs[asked.act];
  return say === undefined
    ? `do “${asked.act}” for *${amount}* on ${on}`
    : say({ amount, on, payer });
}

/** What of it is a debt, and what is paid beyond that, which is never owed again. */
function onInvoice(
  { facts, outstanding, overpaid }: PlannedAct,
  show: (amount: bigint) => string,
): string[] {
  if (outstanding === null) return [];
  const paid = shownAmount(facts, 'outstanding') - outstanding;
  const over = (overpaid ?? 0n) - shownAmount(facts, 'overpaid');
  const parts: string[] = [];
  if (paid > 0n) parts.push(`${show(paid)} pays the invoice`);
  if (paid < 0n) parts.push(`${show(paid)} is owed on the invoice again`);
  if (over > 0n) parts.push(`${show(over)} is overpaid on the invoice`);
  if (over < 0n) parts.push(`${show(over)} is no longer overpaid on the invoice`);
  return parts;
}

/** Of somebody who is to be forgotten. */
export const forgetEffect =
  'Their name, addresses and all words about them are taken out everywhere, and nothing brings them back. Amounts, days and numbers stay in the books.';

/** What it does to the debt and to the account credit, without a name: a sentence. */
export function effectInWords(
  { act, planned }: { act: Action; planned: PlannedAct },
  words: Words,
): string {
  const { money } = words;
  if (planned.job !== undefined) return jobEffectWords(planned.job, words);
  if (planned.settings !== undefined) return settingsEffect(planned.settings);
  if (planned.forget !== undefined) return forgetEffect;
  const { toInvoice, toAccount, sentBack, outstanding, currency } = planned;
  const show = (amount: bigint) => money(amount < 0n ? -amount : amount, currency);
  const parts: string[] = [];
  if (act === 'write-off') parts.push(`${show(toInvoice)} will not be owed any more`);
  else if (act === 'void-invoice') {
    const owed = owedAfterVoid(outstanding ?? 0n, show);
    parts.push(owed ?? 'nothing is owed on the invoice any more');
  } else parts.push(...onInvoice(planned, show));
  for (const { invoiceNumber, amount } of planned.settled ?? []) {
    parts.push(`${show(amount)} is used at once on ${safe(invoiceNumber)}`);
  }
  if (toAccount > 0n) parts.push(`${show(toAccount)} becomes account credit`);
  else if (toAccount < 0n) parts.push(`${show(toAccount)} of account credit is taken`);
  if (sentBack > 0n) parts.push(`${show(sentBack)} is sent back to the payer`);
  if (outstanding !== null && outstanding > 0n && act !== 'void-invoice') {
    parts.push(`${show(outstanding)} is left to pay`);
  }
  const text = parts.length === 0 ? 'nothing changes' : parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
