import { auditBooks } from '../../src/store/ledger/audit-books.js';
import type { BenchDesk } from './bench-desk.js';

export function expectEqual(what: string, found: number, expected: number): string[] {
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}

/** What the audit finds wrong, and what the services logged as an error. */
export async function booksFaults(desk: BenchDesk): Promise<string[]> {
  const { differences } = await auditBooks(desk.store, desk.club.id);
  const found = differences.length === 0 ? [] : [`audit: ${differences.length} differences`];
  return [...found, ...desk.logged];
}

/** Every due invoice was looked at, and its payer's credit used on it. */
export async function sweptFaults(desk: BenchDesk, invoices: number): Promise<string[]> {
  const { journal, invoices: stored } = desk.store.collections;
  const applied = await journal.countDocuments({ kind: 'credit.applied' });
  const due = await stored.countDocuments({ clubId: desk.club.id, autoApply: 'due' });
  return [
    ...expectEqual('credit applied', applied, invoices),
    ...expectEqual('still due', due, 0),
    ...(await booksFaults(desk)),
  ];
}

/** As many credits were raised as were asked for. */
export async function raisedFaults(desk: BenchDesk, expected: number): Promise<string[]> {
  const raised = await desk.store.collections.journal.countDocuments({ kind: 'credit.raised' });
  return [...expectEqual('credit raised', raised, expected), ...(await booksFaults(desk))];
}
