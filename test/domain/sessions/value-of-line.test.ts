import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import {
  changeInvoice,
  creditable,
  type Invoice,
  lineCreditable,
} from '../../../src/domain/invoices/invoice.js';
import type { GivenShare } from '../../../src/domain/sessions/given-for-sessions.js';
import { valueOfLine } from '../../../src/domain/sessions/value-of-line.js';
import { lastSessions, sessionsInOrder } from '../../support/lines-in-use.js';
import { anInvoice, eventContext } from '../../support/rules.js';

type LineChange = Partial<Invoice['lines'][number]>;

/** An invoice whose first line was billed as said. */
function billed(amount: bigint, change: LineChange, amounts: Partial<Invoice> = {}): Invoice {
  const invoice = anInvoice([amount, 5000n]);
  const [first, ...others] = invoice.lines;
  if (first === undefined) throw new Error('no line');
  return changeInvoice(invoice, { ...amounts, lines: [{ ...first, ...change }, ...others] });
}

/** What is left of the first line of an invoice, of sessions that were all booked. */
function left(
  invoice: Invoice,
  { count, of, given = [] }: { count: number; of: number; given?: GivenShare[] },
) {
  const [line] = invoice.lines;
  if (line === undefined) throw new Error('no line');
  const unused = { sessionIds: lastSessions(count, of), leavingOn: '2026-11-10' };
  const most = lineCreditable(invoice, line);
  return valueOfLine({ line, sessions: sessionsInOrder(of), given }, { unused, most });
}

const forSessions = (standing: bigint, parts: Record<string, bigint>): GivenShare => ({
  standing,
  givenFor: {
    kind: 'sessions',
    parts: Object.entries(parts).map(([sessionId, amount]) => ({ sessionId, amount })),
  },
});

describe('what is left of a line that was billed by sessions', () => {
  it('is the sum of the shares of the sessions left', () => {
    expect(left(billed(6000n, { sessionsBilled: 12 }), { count: 8, of: 12 })).toMatchObject({
      ...{ by: 'sessions', sessionsBilled: 12, sessionsLeft: 8 },
      ...{ value: 4000n, alreadyGiven: 0n, amount: 4000n },
    });
  });

  it('goes by what the line says was bought, for a child that joined late', () => {
    const invoice = billed(3850n, { sessionsBilled: 7 });
    expect(left(invoice, { count: 3, of: 7 }).amount).toBe(1650n);
  });

  it('goes by the price paid, net of discounts', () => {
    const invoice = billed(6000n, { sessionsBilled: 12, discount: 1200n, net: 4800n });
    expect(left(invoice, { count: 6, of: 12 }).amount).toBe(2400n);
  });

  it('leaves out what was given for those sessions before, and for no other', () => {
    const invoice = billed(6000n, { sessionsBilled: 12, credited: 900n });
    const given = [forSessions(900n, { S1: 400n, S12: 500n })];
    expect(left(invoice, { count: 2, of: 12, given })).toMatchObject({
      ...{ value: 1000n, alreadyGiven: 500n, amount: 500n },
      parts: [{ sessionId: 'S11', amount: 500n }],
    });
  });

  it('gives the rest of a session of which a part was kept back', () => {
    const invoice = billed(2000n, { sessionsBilled: 1, credited: 1800n });
    const given = [forSessions(1800n, { S1: 1800n })];
    expect(left(invoice, { count: 1, of: 1, given }).amount).toBe(200n);
  });

  it('is nothing for a session for which more was given than it is worth', () => {
    const invoice = billed(2000n, { sessionsBilled: 2 });
    const given = [forSessions(1500n, { S2: 1500n })];
    expect(left(invoice, { count: 1, of: 2, given })).toMatchObject({
      ...{ alreadyGiven: 1000n, amount: 0n, parts: [] },
    });
  });

  it('does not count sessions beyond those billed', () => {
    const invoice = billed(1000n, { sessionsBilled: 2 });
    expect(left(invoice, { count: 2, of: 3 })).toMatchObject({ sessionsLeft: 1, amount: 500n });
  });

  it.each([
    ['the line allows', { credited: 800n }, {}, [200n]],
    ['the invoice allows', {}, { writtenOff: 5300n }, [500n, 200n]],
    ['nothing at all', {}, { writtenOff: 6000n }, []],
  ])('is no more than %s, the earlier sessions first', (_name, change, amounts, parts) => {
    const invoice = billed(1000n, { sessionsBilled: 2, ...change }, amounts);
    const value = left(invoice, { count: 2, of: 2 });
    expect(value).toMatchObject({ by: 'sessions', value: 1000n });
    expect(value.by === 'sessions' && value.parts.map(({ amount }) => amount)).toEqual(parts);
  });
});

describe('what is left of a line that was billed for a period', () => {
  const period = { from: '2026-11-01', until: '2026-11-30' };

  it('is the days after the day of leaving', () => {
    expect(left(billed(3000n, period), { count: 0, of: 0 })).toEqual({
      ...{ by: 'days', days: 30, daysLeft: 20 },
      ...{ value: 2000n, alreadyGiven: 0n, amount: 2000n },
    });
  });

  it('goes by sessions where those were billed too', () => {
    const invoice = billed(3000n, { ...period, sessionsBilled: 10 });
    expect(left(invoice, { count: 1, of: 10 })).toMatchObject({ by: 'sessions', amount: 300n });
  });

  it('leaves out what was given for days before: left, put back, left again', () => {
    const given: GivenShare[] = [
      { standing: 1500n, givenFor: { kind: 'days' } },
      forSessions(400n, { S1: 400n }),
    ];
    const invoice = billed(3000n, { ...period, credited: 1500n });
    expect(left(invoice, { count: 0, of: 0, given })).toMatchObject({
      ...{ value: 2000n, alreadyGiven: 1500n, amount: 500n },
    });
    const more: GivenShare[] = [{ standing: 2900n, givenFor: { kind: 'days' } }];
    expect(left(invoice, { count: 0, of: 0, given: more })).toMatchObject({
      ...{ alreadyGiven: 2000n, amount: 0n },
    });
  });

  it('leaves out what was given for a session on those days, which was cancelled before', () => {
    const [line] = billed(3000n, period).lines;
    if (line === undefined) throw new Error('no line');
    const sessions = [
      { sessionId: 'S1', startsAt: new Date('2026-11-05T17:00:00Z') },
      { sessionId: 'S2', startsAt: new Date('2026-11-10T11:30:00Z') },
    ];
    const given = [forSessions(1000n, { S1: 300n, S2: 700n })];
    const valueIn = (timeZone: string) => {
      const unused = { sessionIds: new Set<string>(), leavingOn: '2026-11-10', timeZone };
      return valueOfLine({ line, sessions, given }, { unused, most: 2000n });
    };
    expect(valueIn('Europe/London')).toMatchObject({ alreadyGiven: 0n, amount: 2000n });
    // There it is the day after by then, so that it lies on a day that is left.
    expect(valueIn('Pacific/Auckland')).toMatchObject({ alreadyGiven: 700n, amount: 1300n });
  });

  it('is no more than can still be credited', () => {
    const invoice = billed(3000n, { ...period, credited: 2500n });
    expect(left(invoice, { count: 0, of: 0 }).amount).toBe(500n);
  });
});

it('is not known of a line without sessions and without a period', () => {
  expect(left(billed(3000n, {}), { count: 2, of: 2 })).toEqual({ by: 'fixed-amount', amount: 0n });
});

it('never gives a session twice, nor more than was paid, however it is cancelled and left', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 100_000n }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 100 })), {
        maxLength: 6,
      }),
      (net, sessionsBilled, steps) => {
        let invoice = billed(net, { sessionsBilled });
        const given: GivenShare[] = [];
        const perSession = new Map<string, bigint>();
        for (const [count, percent] of steps) {
          const value = left(invoice, {
            count: Math.min(count, sessionsBilled),
            of: sessionsBilled,
            given,
          });
          if (value.by !== 'sessions') throw new Error('not by sessions');
          const parts = value.parts.map(({ sessionId, amount }) => ({
            sessionId,
            amount: (amount * BigInt(percent)) / 100n,
          }));
          const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
          if (amount === 0n) continue;
          const request = { amount, line: 1, noteToCustomer: '', notifyCustomer: false };
          const plan = planRaiseCredit({ invoice, account: null }, request, eventContext());
          invoice = plan.invoice?.after ?? invoice;
          given.push({ standing: amount, givenFor: { kind: 'sessions', parts } });
          for (const part of parts) {
            perSession.set(part.sessionId, (perSession.get(part.sessionId) ?? 0n) + part.amount);
          }
        }
        const all = [...perSession.values()].reduce((sum, amount) => sum + amount, 0n);
        expect(all).toBeLessThanOrEqual(net);
        expect(creditable(invoice)).toBe(net + 5000n - all);
        const rest = left(invoice, { count: sessionsBilled, of: sessionsBilled, given });
        expect(rest.amount).toBe(net - all);
      },
    ),
  );
});
