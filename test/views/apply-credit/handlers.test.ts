import type { ModalHandle } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chained } from '../../../src/domain/books/chain.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { findAccount } from '../../../src/store/ledger/ledger-reads.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, clubId, invoiceNow, pay } from '../../support/ledger-desk.js';
import { eventContext } from '../../support/rules.js';
import {
  openSlackDesk,
  operator,
  type SlackDesk,
  type TransportKind,
} from '../../support/slack-desk.js';

async function giveCredit(
  { desk }: SlackDesk,
  payer: string,
  amount: bigint,
  expiresOn: string | null = null,
): Promise<void> {
  const payerId = `${clubId}:${payer}`;
  const account = await findAccount(desk.store, `${payerId}:GBP`);
  const owner = { clubId, payerId, currency: 'GBP' };
  const request = { amount, createdOn: '2026-10-01', expiresOn };
  const context = eventContext({ key: `open:${payer}:${amount}`, now: desk.now() });
  const plan = planOpenCredit({ account, owner }, request, context);
  expect((await commitPlans(desk.store, [chained(plan, digestOf)])).kind).toBe('committed');
}

async function balanceOf({ desk }: SlackDesk, payer: string): Promise<bigint> {
  return (await findAccount(desk.store, `${clubId}:${payer}:GBP`))?.balance ?? 0n;
}

describe.each<TransportKind>(['socket', 'http'])('Apply credit over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({ transport });
  });
  afterAll(async () => {
    expect(world.slack.record.invalidResponses).toEqual([]);
    expect(world.slack.record.warnings).toEqual([]);
    expect(await auditDifferences(world.desk)).toEqual([]);
    await world.close();
  });

  async function openForm(text: string): Promise<ModalHandle> {
    const person = world.slack.driver.as(operator);
    await person.command('/apply-credit', text);
    return person.modal({ title: 'Apply credit' });
  }

  it('uses credit on an outstanding invoice, with the amount filled in', async () => {
    await giveCredit(world, 'priya', 4_250n, '2026-12-31');
    const invoice = await issueTo(world, [7_000n]);
    const modal = await openForm('');
    await modal.choose('Contact', 'Priya Patel');
    await modal.waitForText('Priya Patel has £42.50 of account credit.');
    expect(modal.text()).toContain('£42.50 of it can be used until 31 Dec.');
    await modal.choose('Invoice', invoice.number);
    await modal.waitForText('You can use up to £42.50.');
    expect(modal.text()).toContain('£27.50 stays outstanding and £0.00 stays account credit');
    expect(modal.value('Amount')).toMatchObject({ value: '42.50' });
    await modal.fill('Amount', '42.51');
    await modal.submit();
    expect(Object.values(modal.expectErrors())).toEqual([
      'There is £42.50 of account credit to use. Use that or less.',
    ]);
    await modal.fill('Amount', '40');
    world.slack.faults.doubleNextSubmit();
    expect(await modal.submit()).toMatchObject({ ok: true });
    expect(modal.text()).toContain(`£40.00 pays ${invoice.number}, now £30.00 left to pay.`);
    expect(modal.text()).toContain('£2.50 of account credit is left.');
    expect((await invoiceNow(world.desk, invoice.id)).outstanding).toBe(3_000n);
    expect(await balanceOf(world, 'priya')).toBe(250n);
    await modal.close();
  });

  it('offers only outstanding invoices without a payment on its way', async () => {
    await giveCredit(world, 'paul', 1_000n);
    const pending = await issueTo(world, [4_000n], { payer: 'paul' });
    await pay(world.desk, pending.id, 4_000n, { status: 'pending' });
    const open = await issueTo(world, [500n], { payer: 'paul' });
    const modal = await openForm('paul');
    expect(modal.text()).toContain('Paul Pending has £10.00 of account credit.');
    await expect(modal.choose('Invoice', pending.number)).rejects.toThrow('No one option');
    await modal.choose('Invoice', open.number);
    await modal.waitForText('You can use up to £5.00.');
    await modal.submit();
    expect(modal.text()).toContain('£5.00 of account credit is left.');
    await modal.close();
  });

  it('says when there is no credit, and when nobody is found', async () => {
    const modal = await openForm('una');
    expect(modal.text()).toContain('has no account credit to use.');
    expect(modal.blocks()).not.toContainEqual(expect.objectContaining({ type: 'input' }));
    await modal.close();
    const person = world.slack.driver.as(operator);
    await person.command('/apply-credit', 'zebedee');
    await person.lastEphemeral({ text: 'No payer was found for “zebedee”' });
  });
});
