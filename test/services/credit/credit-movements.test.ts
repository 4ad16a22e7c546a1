import { expect, it } from 'vitest';
import { readCreditMovements } from '../../../src/services/credit/credit-movements.js';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { apply, clubId, envelope, issue, pay, payerId, raise } from '../../support/ledger-desk.js';

const desk = await deskForFile();

it('says of each credit what is left of it, and on which invoices the rest stands spent', async () => {
  const paid = await issue(desk, 10_000n);
  await pay(desk, paid, 10_000n);
  await raise(desk, paid, 500n);
  await raise(desk, paid, 300n);
  const [one, two, three] = [
    await issue(desk, 400n),
    await issue(desk, 200n),
    await issue(desk, 900n),
  ];
  await apply(desk, one, 400n);
  await apply(desk, two, 200n);
  const { entryId } = await apply(desk, three, 200n);
  await takeBackCredit(desk, envelope(), { applicationId: entryId, reason: 'A mistake' });
  const owner = { clubId, payerId, currency: 'GBP' };
  const { movements } = await readCreditMovements(desk, owner, 0);
  const number = (id: string) => id.slice(clubId.length + 1);
  const opened = movements.flatMap((movement) => movement.opened ?? []);
  expect(opened.map(({ left, spent }) => ({ left: left?.remaining ?? 0n, spent }))).toEqual([
    { left: 200n, spent: [{ invoiceNumber: number(two), amount: 100n }] },
    {
      left: 0n,
      spent: [
        { invoiceNumber: number(one), amount: 400n },
        { invoiceNumber: number(two), amount: 100n },
      ],
    },
  ]);
});
