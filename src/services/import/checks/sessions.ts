import type { BookingRow } from '../../../domain/import/import-data.js';
import { bookingId } from '../records.js';
import { type CheckContext, stageRecords } from './check-context.js';
import { byId, firstRows, type Identity } from './first-rows.js';
import { missingFault } from './reference.js';

const byContact: Identity<BookingRow> = {
  key: bookingId,
  words: (row) => `The booking of ${row.contactId} for session ${row.sessionId}`,
  column: 'contact_id',
};

/** Sessions: each id once, and each contact booked for one once. */
export async function checkSessions(context: CheckContext): Promise<void> {
  const { staging, stored, faults, make, unreadable } = context;
  for await (const items of staging.sessions.buckets()) {
    const given = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const rows = firstRows(given, byId, faults);
    const booked = items.flatMap((item) => (item.kind === 'booking' ? [item.row] : []));
    const bookings = [...firstRows(booked, byContact, faults).values()];
    const ids = [...rows.keys(), ...bookings.map(({ sessionId }) => sessionId)];
    const found = await stored.records('sessions', ids);
    const faulty = new Set(items.flatMap((item) => (item.kind === 'faulty' ? [item.id] : [])));
    for (const { place, sessionId: id } of bookings) {
      if (rows.has(id) || found.has(id) || faulty.has(id) || unreadable.has('sessions.csv')) {
        continue;
      }
      faults.add(missingFault('session', { place, column: 'session_id', id }));
    }
    const placed = [...rows.values()].map((row) => {
      return { place: row.place, document: make.session(row) };
    });
    await stageRecords(context, 'sessions', { rows: placed, stored: found });
    await stageRecords(context, 'bookings', {
      rows: bookings.map((row) => ({ place: row.place, document: make.booking(row) })),
      stored: await stored.records('bookings', bookings.map(bookingId)),
    });
    if (faults.isFull()) return;
  }
}
