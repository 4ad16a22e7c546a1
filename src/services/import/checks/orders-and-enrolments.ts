import type { EnrolmentRow } from '../../../domain/import/import-data.js';
import { enrolmentId } from '../records.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows, type Identity } from './first-rows.js';

const byPlace: Identity<EnrolmentRow> = {
  key: enrolmentId,
  words: (row) => `The enrolment of ${row.contactId} on ${row.productId} from ${row.from}`,
  column: 'contact_id',
};

/** Enrolments: each contact on each product from each day once. */
export async function checkEnrolments(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make } = context;
  for await (const items of staging.enrolments.buckets()) {
    const rows = [...firstRows(items, byPlace, faults).values()];
    await stageRecords(context, 'enrolments', {
      rows: rows.map((row) => ({ place: row.place, document: make.enrolment(row) })),
      stored: await stored.records('enrolments', rows.map(enrolmentId)),
    });
    if (faults.isFull()) return;
  }
}

/** Orders: each id once. */
export async function checkOrders(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make } = context;
  for await (const items of staging.orders.buckets()) {
    const rows = firstRows(items, byId, faults);
    await stageRecords(context, 'orders', {
      rows: [...rows.values()].map((row) => ({ place: row.place, document: make.order(row) })),
      stored: await stored.records('orders', [...rows.keys()]),
    });
    if (faults.isFull()) return;
  }
}
