import type { EnrolmentRow } from '../../../domain/import/import-data.js';
import { enrolmentId } from '../records.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { firstRows, type Identity } from './first-rows.js';

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
