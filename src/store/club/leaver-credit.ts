import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Store } from '../connection.js';

type Payers = { clubId: string; payerIds: readonly string[] };

/** Who pays for the people whom a job removed, by name. */
export async function findLeaverPayers(
  { collections }: Store,
  jobId: string,
): Promise<{ payerId: string; payerName: string }[]> {
  const found = await collections.job_parts
    .find({ jobId, isReleased: true }, { projection: { payerId: 1, payerName: 1 } })
    .hint('job')
    .sort({ place: 1 })
    .toArray();
  const byId = new Map(found.map(({ payerId, payerName }) => [payerId, payerName]));
  return [...byId].map(([payerId, payerName]) => ({ payerId, payerName }));
}

/** Everybody for whom these payers pay. */
export async function findPeopleOf(
  { collections }: Store,
  { clubId, payerIds }: Payers,
): Promise<{ id: string; payerId: string }[]> {
  const found = await collections.contacts
    .find({ clubId, payerId: { $in: [...payerIds] } }, { projection: { payerId: 1 } })
    .hint('payer')
    .toArray();
  return found.map(({ _id, payerId }) => ({ id: _id, payerId }));
}

/** Those for whom an order is still to be billed. */
export async function findContactsWithOrders(
  { collections }: Store,
  of: { clubId: string; contactIds: readonly string[]; today: CalendarDate },
): Promise<Set<string>> {
  const { clubId, contactIds, today } = of;
  const found = await collections.orders
    .find(
      {
        ...{ clubId, contactId: { $in: [...contactIds] }, dueOn: { $gte: today } },
        ...{ billedBy: { $exists: false }, cancelledOn: null },
      },
      { projection: { contactId: 1 } },
    )
    .hint('contact')
    .toArray();
  return new Set(found.map(({ contactId }) => contactId));
}

/** Those of the payers who owe something, on which their credit can be used. */
export async function findPayersWhoOwe(
  { collections }: Store,
  { clubId, payerIds }: Payers,
): Promise<Set<string>> {
  const query = { clubId, payerId: { $in: [...payerIds] }, outstanding: { $gt: 0n } };
  const found = await collections.invoices
    .find(query, { projection: { payerId: 1 } })
    .hint('payer')
    .toArray();
  return new Set(found.map(({ payerId }) => payerId));
}
