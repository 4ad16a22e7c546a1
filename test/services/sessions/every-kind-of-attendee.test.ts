import { beforeEach, describe, expect, it } from 'vitest';
import type { JobPart } from '../../../src/domain/sessions/jobs/job-part.js';
import { cancel, classFiles, look, type Place } from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { auditDifferences } from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

const invoiced = (id: string, payer = id): Place => ({ id, payer, paidBy: 'invoice' });

const places: Place[] = [
  ...['PAID', 'PART', 'OWES', 'PEND', 'CASH', 'OFF', 'VOID', 'DONE'].map((id) => invoiced(id)),
  ...['ASH', 'BEA', 'CLEO'].map((id) => invoiced(id, 'FAM')),
  { id: 'PASS', payer: 'PASS', paidBy: 'pass', pass: { id: 'P1', usesLeft: 3 } },
  { id: 'USED', payer: 'USED', paidBy: 'pass', pass: { id: 'P2', usesLeft: 0 } },
  { id: 'TRY', payer: 'TRY', paidBy: 'trial' },
  { id: 'FREE', payer: 'FREE', paidBy: 'free' },
  {
    ...{ id: 'NEXT', payer: 'NEXT', paidBy: 'uninvoiced', sessions: [5] },
    order: { id: 'O1', amount: '10.00' },
  },
];

const money = {
  payments: [
    'P1,INV-PAID,100.00,stripe,2026-10-02,received',
    'P2,INV-PART,95.00,stripe,2026-10-02,received',
    'P3,INV-PEND,100.00,gocardless,2026-11-20,pending',
    'P4,INV-CASH,100.00,cash,2026-10-02,received',
    'P5,INV-DONE,100.00,stripe,2026-10-02,received',
    'P6,INV-FAM,300.00,stripe,2026-10-02,received',
  ],
  notes: ['INV-DONE,100.00,2026-11-01,Charged by mistake,1'],
  writeOffs: ['INV-OFF,100.00,2026-11-01'],
  voided: ['VOID'],
};

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, classFiles(places, money));
});

const facts = ({ amount, reason, effect, state }: JobPart) => {
  const { toInvoice, toAccount } = effect;
  return [amount, reason, toInvoice, toAccount, state];
};

describe('a session with an attendee of every kind', () => {
  it('is looked at with everybody in it, and cancelled so', async () => {
    const { review, parts } = await look(desk);
    expect(review.sums.parts).toBe(places.length);
    expect(review.sums.groups.reduce((sum, { people }) => sum + people, 0)).toBe(places.length);
    const shown = Object.fromEntries([...parts].map(([id, part]) => [id, facts(part)]));
    expect(shown).toEqual({
      PAID: [1000n, null, 0n, 1000n, 'ready'],
      PART: [1000n, null, 500n, 500n, 'ready'],
      OWES: [1000n, null, 1000n, 0n, 'ready'],
      PEND: [0n, 'payment-pending', 0n, 0n, 'ready'],
      CASH: [1000n, null, 0n, 1000n, 'ready'],
      OFF: [0n, 'written-off', 0n, 0n, 'ready'],
      VOID: [0n, 'invoice-void', 0n, 0n, 'ready'],
      DONE: [0n, 'nothing-left-to-credit', 0n, 0n, 'ready'],
      ASH: [1000n, null, 0n, 1000n, 'ready'],
      BEA: [1000n, null, 0n, 1000n, 'ready'],
      CLEO: [1000n, null, 0n, 1000n, 'ready'],
      PASS: [0n, 'paid-by-pass', 0n, 0n, 'ready'],
      USED: [0n, 'paid-by-pass', 0n, 0n, 'ready'],
      TRY: [0n, 'trial', 0n, 0n, 'ready'],
      FREE: [0n, 'free', 0n, 0n, 'ready'],
      NEXT: [0n, 'not-invoiced', 0n, 0n, 'ready'],
    });
    const done = await cancel(desk);
    const states = Object.fromEntries([...done.parts].map(([id, { state }]) => [id, state]));
    expect(states).toMatchObject({
      PAID: 'booked',
      PEND: 'pending',
      PASS: 'nothing',
      CLEO: 'booked',
    });
    expect(done.review.job).toMatchObject({ state: 'finished', money: 'free' });
    const { passes, orders, credit_notes, sessions } = desk.store.collections;
    expect(await credit_notes.countDocuments({ createdOn: '2026-11-23' })).toBe(7);
    expect(await passes.findOne({ _id: 'club:P1' })).toMatchObject({ usesLeft: 4 });
    expect(await passes.findOne({ _id: 'club:P2' })).toMatchObject({ usesLeft: 1 });
    expect(await orders.findOne({ _id: 'club:O1' })).toMatchObject({
      cancelledOn: '2026-11-23',
      hasOpenChange: true,
    });
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({ cancelled: { number: 1 } });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});
