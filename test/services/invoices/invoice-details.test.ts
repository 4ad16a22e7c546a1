import { describe, expect, it } from 'vitest';
import {
  type InvoiceDetails,
  invoiceDetails,
} from '../../../src/services/invoices/invoice-details.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  apply,
  envelope,
  issue,
  openCredit,
  pay,
  raise,
} from '../../support/ledger-desk.js';

const desk = await deskForFile();

/** Which acts the details offer: those that their rule does not refuse. */
async function offered(invoiceId: string): Promise<string[]> {
  const details: InvoiceDetails = await invoiceDetails(desk, admin, invoiceId);
  const refusals: [string, string | null][] = [
    ['credit', details.creditRefusal],
    ['apply', details.applyRefusal],
    ['move', details.moveRefusal],
    ['void', details.voidRefusal],
    ...details.notes.map(({ voidRefusal }): [string, string | null] => ['void note', voidRefusal]),
    ...details.applications.map(({ takeBackRefusal }): [string, string | null] => {
      return ['take back', takeBackRefusal];
    }),
    ...details.moved.map(({ returnRefusal }): [string, string | null] => {
      return ['return', returnRefusal];
    }),
  ];
  return refusals.flatMap(([act, refusal]) => (refusal === null ? [act] : []));
}

describe('The details of an invoice offer', () => {
  it('credit and void on an untouched one, and nothing that there is no money for', async () => {
    expect(await offered(await issue(desk, 1_000n))).toEqual(['credit', 'void']);
  });

  it('each undo while there is something to undo, and none while a payment is on its way', async () => {
    await openCredit(desk, 300n);
    const id = await issue(desk, 1_000n);
    await apply(desk, id, 300n);
    await raise(desk, id, 200n);
    expect(await offered(id)).toEqual(['credit', 'void', 'void note', 'take back']);
    await pay(desk, id, 100n, { status: 'pending' });
    expect(await offered(id)).toEqual([]);
  });

  it('no voiding of a note whose credit is spent', async () => {
    const id = await issue(desk, 1_000n);
    await pay(desk, id, 1_000n);
    await raise(desk, id, 400n);
    const other = await issue(desk, 400n);
    expect(await offered(other)).toContain('apply');
    expect(await offered(id)).toContain('void note');
    await apply(desk, other, 400n);
    expect(await offered(id)).not.toContain('void note');
  });

  it('moving what is overpaid, and returning it while it is unspent', async () => {
    const id = await issue(desk, 1_000n);
    await pay(desk, id, 1_500n);
    expect(await offered(id)).toContain('move');
    await moveOverpayment(desk, envelope(), { invoiceId: id, amount: 500n });
    expect(await offered(id)).toEqual(['credit', 'return']);
    const other = await issue(desk, 500n);
    await apply(desk, other, 500n);
    expect(await offered(id)).toEqual(['credit']);
    const { moved } = await invoiceDetails(desk, admin, id);
    expect(moved).toMatchObject([{ amount: 500n, unspent: 0n, spent: 500n, returned: 0n }]);
  });

  it('nothing while the history of the payer is being imported', async () => {
    const id = await issue(desk, 1_000n);
    await desk.store.collections.invoices.updateOne({ _id: id }, { $set: { importing: true } });
    expect(await offered(id)).toEqual([]);
  });
});
