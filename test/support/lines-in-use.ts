import { changeInvoice, type Invoice } from '../../src/domain/invoices/invoice.js';
import type { GivenShare } from '../../src/domain/sessions/given-for-sessions.js';
import type { InvoiceInUse } from '../../src/domain/sessions/offer.js';
import { anInvoice } from './rules.js';

export type LineOfUse = Partial<Invoice['lines'][number]> & {
  /** Sessions booked on the line, named `S1`, `S2` … in time order. */
  booked?: number;
  given?: GivenShare[];
};

export type InvoiceOfUse = Parameters<typeof anInvoice>[1] & { number?: string };

/** Sessions one a day from 1 September 2026. */
export function sessionsInOrder(count: number) {
  return Array.from({ length: count }, (_, place) => ({
    sessionId: `S${place + 1}`,
    startsAt: new Date(Date.UTC(2026, 8, place + 1, 16)),
  }));
}

/** The last of so many sessions. */
export function lastSessions(left: number, of: number): Set<string> {
  const kept = sessionsInOrder(of).slice(of - left);
  return new Set(kept.map(({ sessionId }) => sessionId));
}

/** An invoice whose lines all stand behind one person's place. */
export function anInvoiceInUse(
  lines: readonly LineOfUse[],
  changes: InvoiceOfUse = {},
): InvoiceInUse {
  const { number = 'INV-1', ...amounts } = changes;
  const plain = anInvoice(
    lines.map(({ amount = 1000n }) => amount),
    { id: `club:${number}` },
  );
  const changed = plain.lines.map((line, place) => {
    const { booked: _booked, given: _given, ...change } = lines[place] ?? {};
    return { ...line, ...change };
  });
  const invoice = changeInvoice(plain, { lines: changed, ...amounts });
  return {
    invoice,
    lines: invoice.lines.map((line, place) => ({
      ...{ line, sessions: sessionsInOrder(lines[place]?.booked ?? 0) },
      given: lines[place]?.given ?? [],
    })),
  };
}
