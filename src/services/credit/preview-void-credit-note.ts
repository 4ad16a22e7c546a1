import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import { type UsedOfLot, usedOfLot } from '../../domain/credit/unspent.js';
import { planVoidCreditNote, voidable } from '../../domain/credit/void-credit-note.js';
import { creditable } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type MailWay, mailWayOf } from '../notices/mail-to-payer.js';
import { findPayer } from '../people/payer-names.js';
import { loadCreditNote } from './load-credit-note.js';

/** What voiding a credit note would do now. Amounts in minor units of the note's currency. */
export type VoidNotePreview = {
  note: CreditNote;
  payerName: string;
  mail: MailWay;
  fromInvoice: bigint;
  fromAccount: bigint;
  /** Used on invoices; what went out as cash is in `paidOut`. */
  spent: bigint;
  paidOut: bigint;
  expired: bigint;
  /** Where the spent part is. */
  uses: UsedOfLot[];
  outstandingAfter: bigint;
  overpaidAfter: bigint;
  creditableAfter: bigint;
  balanceAfter: bigint;
  refusal: string | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewVoidCreditNote(
  desk: Desk,
  actor: Actor,
  noteId: string,
): Promise<VoidNotePreview> {
  requireRight(actor, 'void-credit-note');
  const state = await loadCreditNote(desk, noteId);
  const { note, invoice, account, paidOut, expired, standing } = state;
  const payer = await findPayer(desk, note.payerId);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planVoidCreditNote(state, context),
  );
  const after = plan?.invoice?.after ?? invoice;
  const { fromInvoice, fromAccount, spent } = voidable({ account, note });
  const today = todayOf(desk);
  return {
    note,
    payerName: payer?.name ?? unknownPayer,
    mail: mailWayOf(desk, payer?.email ?? null),
    fromInvoice,
    fromAccount,
    spent: spent - paidOut - expired,
    ...{ paidOut, expired },
    uses: standing.map((entry) => usedOfLot(entry, { lotId: note.id, today })),
    outstandingAfter: after.outstanding,
    overpaidAfter: after.overpaid,
    creditableAfter: creditable(after),
    balanceAfter: availableCredit(plan?.account?.after ?? account, today),
    refusal,
    shown: {
      facts: shownFacts({ invoice, account }, { day: today, currency: invoice.currency }),
      promised,
    },
  };
}
