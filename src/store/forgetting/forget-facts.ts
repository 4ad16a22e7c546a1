import type { ClientSession } from 'mongodb';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { OpenThing } from '../../domain/forgetting/refusals.js';
import type { ForgetFacts } from '../../domain/forgetting/require-forgettable.js';
import type { Contact } from '../../domain/people/club-records.js';
import { ownId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import { isImportRunning } from '../import/running-import.js';
import { fromStored } from '../stored.js';
import { findOpenWork } from './open-work.js';
import { invoicesOf, payersOf } from './person-scope.js';

type At = { now: Date; today: CalendarDate; requestId: string | null };

/** What of their money is open: on an invoice of theirs or with a line for them, else of a payer. */
export async function findOpenMoney(
  { collections, models }: Store,
  { id, clubId }: Contact,
  { payerIds, session }: { payerIds: readonly string[]; session: ClientSession },
): Promise<ForgetFacts['open']> {
  const { invoices, accounts, open_outcomes } = collections;
  const ofPayers = { clubId, payerId: { $in: [...payerIds] } };
  const sent = await open_outcomes.findOne(ofPayers, { session });
  if (sent !== null) return { what: 'form', number: '' };
  const isOpen = [
    { outstanding: { $gt: 0n } },
    { overpaid: { $gt: 0n } },
    { pendingPayment: true },
  ];
  const invoice = await invoices.findOne(
    { $and: [invoicesOf({ id, clubId }), { $or: isOpen }] },
    { session },
  );
  if (invoice !== null) {
    const { outstanding, overpaid, number } = invoice;
    const what = outstanding > 0n ? 'debt' : overpaid > 0n ? 'overpaid' : 'payment';
    return { what, number };
  }
  const account = await accounts.findOne(
    { clubId, payerId: id, balance: { $gt: 0n } },
    { session },
  );
  if (account !== null) return { what: 'credit', number: '' };
  const underWay = { ...ofPayers, state: { $in: ['asked' as const, 'waiting' as const] } };
  const refunds = await models.refunds.find(underWay, null, { session }).lean();
  if (refunds.some((refund) => refund.payerId === id)) return { what: 'refund', number: '' };
  const sentBack = refunds.map(({ invoiceId }) => invoiceId ?? '');
  const on = await invoices.findOne({ _id: { $in: sentBack }, beneficiaryIds: id }, { session });
  return on === null ? null : { what: 'refund', number: '' };
}

/** The day of the newest entry of a payer, or on an invoice with a line for them. */
async function findLastEntry(
  { collections }: Store,
  { id, clubId }: Contact,
  session: ClientSession,
): Promise<CalendarDate | null> {
  const { journal, invoices } = collections;
  const billed = await invoices
    .find({ clubId, beneficiaryIds: id }, { session, projection: { _id: 1 } })
    .toArray();
  const newest = { _id: null, day: { $max: '$occurredOn' } };
  let last: CalendarDate | null = null;
  for (const which of [
    { clubId, payerId: id },
    { 'refs.invoiceId': { $in: billed.map(({ _id }) => _id) } },
  ]) {
    const found = await journal
      .aggregate<{ day: CalendarDate }>([{ $match: which }, { $group: newest }], { session })
      .toArray();
    const day = found[0]?.day;
    if (day !== undefined && (last === null || day > last)) last = day;
  }
  return last;
}

/** Somebody, and what stands against forgetting them, in one moment; null: there is nobody. */
export async function readForgetFacts(
  store: Store,
  { clubId, contactId, ...at }: { clubId: string; contactId: string } & At,
  session: ClientSession,
): Promise<{ contact: Contact; facts: ForgetFacts } | null> {
  const { contacts } = store.collections;
  const stored = await contacts.findOne({ _id: contactId, clubId }, { session });
  if (stored === null) return null;
  const contact = fromStored(stored);
  const family = { clubId, payerId: contactId, _id: { $ne: contactId }, forgottenAt: null };
  const others = await contacts.find(family, { session }).sort({ name: 1 }).toArray();
  const payerIds = await payersOf(store, contact, session);
  const halfImported = { _id: { $in: payerIds }, importing: { $exists: true } };
  const isHalf = (await contacts.findOne(halfImported, { session })) !== null;
  const isImporting = await isImportRunning(store, clubId, session);
  const running: OpenThing | null = isImporting ? 'import-now' : null;
  const imports = isHalf ? 'import' : running;
  const open: ForgetFacts['open'] =
    imports === null
      ? ((await findOpenMoney(store, contact, { payerIds, session })) ??
        (await findOpenWork(store, contact, { ...at, payerIds, session })))
      : { what: imports, number: '' };
  return {
    contact,
    facts: {
      isForgotten: contact.forgottenAt !== undefined && contact.forgottenAt !== null,
      paysFor: others.map(({ name }) => name),
      open: open === null ? null : { ...open, number: ownNumber(clubId, open.number) },
      lastEntryOn: await findLastEntry(store, contact, session),
    },
  };
}

function ownNumber(clubId: string, number: string): string {
  return number.startsWith(`${clubId}:`) ? ownId(clubId, number) : number;
}
