import type { Actor } from '../domain/actor.js';
import { requireRight } from '../domain/permission.js';
import { auditBooks, type BooksReport } from '../store/audit-books.js';
import type { Desk } from './desk.js';

/** Re-derives every balance from the journal. @throws CreditError `not-allowed` */
export async function checkBooks(desk: Desk, actor: Actor): Promise<BooksReport> {
  requireRight(actor, 'check-books');
  return auditBooks(desk.store, desk.club.id);
}
