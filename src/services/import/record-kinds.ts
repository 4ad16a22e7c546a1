import type { RecordKind } from '../../store/import/import-writes.js';

/** The club's records beside the money, in the order in which they are written. */
export const recordKinds: readonly RecordKind[] = [
  'contacts',
  'products',
  'sessions',
  'enrolments',
  'passes',
  'orders',
  'bookings',
];
