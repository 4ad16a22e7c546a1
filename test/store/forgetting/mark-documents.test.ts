import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { invoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { issueInvoice } from '../../../src/services/invoices/issue-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import type { Store } from '../../../src/store/connection.js';
import { importLeaseName } from '../../../src/store/import/running-import.js';
import { takeLease } from '../../../src/store/lease.js';
import { beforeFirstUpdate } from '../../support/before-first-update.js';
import { forget, forgetFamily, oldInvoice, sevenYearsOn } from '../../support/forgotten-family.js';
import {
  admin,
  auditDifferences,
  balanceNow,
  clubId,
  deskOn,
  envelope,
  invoiceNow,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
  raise,
} from '../../support/ledger-desk.js';
import { asked, stoppedBy } from '../../support/second-person.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

/** Kari Olsen, of whom a paid invoice is seven years old; her child is forgotten on its own. */
let invoiceId: string;
beforeEach(async () => {
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  await desk.store.collections.leases.deleteMany({});
  invoiceId = await oldInvoice(desk);
});

const markNow = async () => (await invoiceNow(desk, invoiceId)).forgotten;
const refused = { code: 'payer-forgotten' };

const issueNow = (at: LedgerDesk) =>
  issueInvoice(at, envelope(), {
    ...{ payerId, currency: 'GBP', dueOn: '2033-12-07', autoCollect: false },
    lines: [{ beneficiaryId: payerId, description: 'Judo for Kari Olsen', amount: 900n }],
  });

describe("what is somebody's who is forgotten", () => {
  it('is marked by the decision, of a child alone as that, and the audit knows it', async () => {
    await forget(desk, 'club:nora');
    expect(await markNow()).toEqual({ payer: false, again: false });
    expect(await auditDifferences(desk)).toEqual([]);
    // The living payer is given what is right, and it is looked through once more.
    await raise(desk, invoiceId, 100n);
    expect(await markNow()).toEqual({ payer: false, again: true });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('takes no act by hand any more, in any form, but what arrives, and that is settled', async () => {
    await forgetFamily(desk);
    expect(await markNow()).toEqual({ payer: true, again: false });
    await expect(raise(desk, invoiceId, 100n)).rejects.toMatchObject(refused);
    await expect(raise(desk, invoiceId, 100n, { line: 1 })).rejects.toMatchObject(refused);
    const shown = await invoiceDetails(desk, admin, invoiceId);
    expect(shown.creditRefusal).toContain('forgotten');
    expect(shown.voidRefusal).not.toBeNull();
    expect(shown.refundRefusal).toContain('forgotten');
    const late = await pay(desk, invoiceId, 700n, { receivedOn: '2033-12-01' });
    expect(late).toBeTruthy();
    expect(await markNow()).toEqual({ payer: true, again: true });
    expect((await invoiceDetails(desk, admin, invoiceId)).moveRefusal).toBeNull();
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 700n });
    expect(await balanceNow(desk)).toBe(700n);
    const account = await desk.store.collections.accounts.findOne({ payerId });
    expect(account?.forgotten).toEqual({ payer: true, again: true });
    await expect(raise(desk, invoiceId, 100n)).rejects.toMatchObject(refused);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is named by the audit where the mark is missing, or stands on somebody else', async () => {
    await forgetFamily(desk);
    const { invoices, forgettings } = desk.store.collections;
    await invoices.updateOne({ _id: invoiceId }, { $unset: { forgotten: '' } });
    expect(await auditDifferences(desk)).toMatchObject([{ what: 'forgotten' }]);
    await invoices.updateOne(
      { _id: invoiceId },
      { $set: { forgotten: { payer: true, again: false } } },
    );
    await forgettings.deleteMany({});
    expect(await auditDifferences(desk)).toMatchObject([{ what: 'forgotten' }]);
  });
});

/** A desk of another process, which has planned and waits with writing until `between` is over. */
function slowDesk(between: () => Promise<unknown>): LedgerDesk {
  const other = deskOn(desk.store, desk.uri);
  other.clock.now = sevenYearsOn;
  let first = true;
  other.queue = {
    ...other.queue,
    isBusy: () => false,
    run: async (_payerId, work) => {
      if (first) await between();
      first = false;
      return work();
    },
  };
  return other;
}

/** A desk whose decision has read what is open, and waits with writing until `between` is over. */
function slowDecision(between: () => Promise<unknown>): LedgerDesk {
  const { collections } = desk.store;
  const contacts = beforeFirstUpdate(collections.contacts, between);
  const store: Store = { ...desk.store, collections: { ...collections, contacts } };
  const other = deskOn(store, desk.uri);
  other.clock.now = sevenYearsOn;
  return other;
}

/** A request of somebody who may not do that alone. */
async function askForCredit(at: LedgerDesk): Promise<void> {
  at.approvals = { thresholdMinor: 1n, singleHanded: false };
  await asked(at, (actor, operationId) => raise(at, invoiceId, 100n, { actor, operationId }));
}

/** It is at work as long as it holds the lease. */
function beginImport() {
  const name = importLeaseName(clubId);
  return takeLease(desk.store, { name, holder: 'an import', ttlMs: 60_000 });
}

describe('of the decision and what another process does at that moment', () => {
  it('credit that was planned before is planned again, and refused', async () => {
    await forget(desk, 'club:nora');
    const slow = slowDesk(() => forget(desk, payerId));
    await expect(raise(slow, invoiceId, 100n)).rejects.toMatchObject(refused);
    expect(await balanceNow(desk)).toBe(0n);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('an invoice that was planned before is refused, and leaves no debt', async () => {
    await forget(desk, 'club:nora');
    const slow = slowDesk(() => forget(desk, payerId));
    await expect(issueNow(slow)).rejects.toMatchObject({ code: 'forgotten-already' });
    expect(await desk.store.collections.invoices.countDocuments({ clubId })).toBe(1);
  });

  it('a payment that was planned before is booked all the same, and its words are found', async () => {
    await forget(desk, 'club:nora');
    const slow = slowDesk(() => forget(desk, payerId));
    await pay(slow, invoiceId, 300n, { receivedOn: '2033-12-01' });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      ...{ overpaid: 300n, forgotten: { payer: true, again: true } },
    });
  });

  it('a request that was planned before is not stored', async () => {
    await forget(desk, 'club:nora');
    const slow = slowDesk(() => Promise.resolve());
    slow.approvals = { thresholdMinor: 1n, singleHanded: false };
    const form = envelope();
    const act = () => raise(slow, invoiceId, 100n, form);
    const needed = await stoppedBy(act());
    await forget(desk, payerId);
    await expect(askSecondPerson(slow, form, needed)).rejects.toThrow('look at it anew');
    await expect(act()).rejects.toMatchObject(refused);
  });

  it.each([
    ['an invoice', () => issueNow(desk), 'still-open'],
    ['a payment', () => pay(desk, invoiceId, 300n, { receivedOn: '2033-12-01' }), 'still-open'],
    ['credit', () => raise(desk, invoiceId, 100n), 'still-open'],
    ['a request', () => askForCredit(desk), 'still-open'],
    ['the start of an import', () => beginImport(), 'still-open'],
  ])('a decision that has read before %s is booked reads again', async (_what, act, code) => {
    await forget(desk, 'club:nora');
    let acted: unknown = null;
    const slow = slowDecision(async () => {
      acted = await act();
    });
    await expect(forget(slow, payerId)).rejects.toMatchObject({ code });
    expect(acted).not.toBeNull();
    expect(await markNow()).toMatchObject({ payer: false });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

it('a debt that comes back is written off, and nothing more after it', async () => {
  await forgetFamily(desk);
  const again = { invoiceId, reason: 'Kari Olsen is gone' };
  await expect(writeOff(desk, envelope(), again)).rejects.toMatchObject({
    code: 'nothing-outstanding',
  });
  const payment = await desk.store.collections.payments.findOne({ invoiceId });
  const on = '2033-12-01';
  const back = {
    paymentId: payment?._id ?? '',
    move: 'bounced',
    on,
    amount: null,
    reason: '',
  } as const;
  await movePayment(desk, envelope(), back);
  expect((await invoiceDetails(desk, admin, invoiceId)).writeOffRefusal).toBeNull();
  await writeOff(desk, envelope(), again);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({
    ...{ outstanding: 0n, forgotten: { payer: true, again: true } },
  });
  await expect(raise(desk, invoiceId, 100n)).rejects.toMatchObject({ code: 'over-creditable' });
  expect(await auditDifferences(desk)).toEqual([]);
});
