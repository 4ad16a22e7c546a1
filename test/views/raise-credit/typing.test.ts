import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

describe('Raise credit, while it is filled in', () => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk();
  });
  afterAll(() => closeDesk(world));
  afterEach(async () => {
    await closeScreens(world);
    expect(await auditDifferences(world.desk)).toEqual([]);
  });

  async function partPaid() {
    const invoice = await issueTo(world, [15_800n, 7_000n]);
    await pay(world.desk, invoice.id, 15_800n);
    return { invoice, form: await openCreditForm(world, operator, invoice.number) };
  }

  it('says what the amount does as soon as it is typed, and what is wrong with it', async () => {
    const { invoice, form } = await partPaid();
    await form.waitForText('Type an amount to see what it does.');
    await form.fill('Amount', '30');
    await form.waitForText(`£30.00 would pay ${invoice.number}, which leaves £40.00 to pay.`);
    await form.fill('Amount', '100');
    await form.waitForText(
      `£70.00 would pay ${invoice.number}, which settles it, and £30.00 would become account credit for Priya Patel.`,
    );
    expect(form.text()).toContain(
      'A refund instead would cost the club £0.49 in fees; credit costs nothing.',
    );
    await form.fill('Amount', '228.01');
    await form.waitForText('At most £228.00 can be credited here.');
    await form.fill('Amount', 'ten');
    await form.waitForText('Type an amount like 12.50.');
    expect(form.value('Amount')).toMatchObject({ value: 'ten' });
    expect(await notesOf(world, invoice.id)).toEqual([]);
  });

  it('fills in the full amount, of the invoice and of one line, which is accepted', async () => {
    const { invoice, form } = await partPaid();
    await form.fill('Amount', '3');
    await form.click('Full amount');
    await form.waitForText('£158.00 would become account credit');
    expect(form.value('Amount')).toMatchObject({ value: '228.00' });
    await form.choose('Line', '2 ·');
    await form.waitForText('You can credit up to £70.00 on this line.');
    await form.click('Full amount');
    await form.waitForText(`£70.00 would pay ${invoice.number}, which settles it.`);
    expect(form.value('Amount')).toMatchObject({ value: '70.00' });
    await form.fill('Amount', '69.99');
    await form.waitForText('which leaves £0.01 to pay');
    expect(form.value('Amount')).toMatchObject({ value: '69.99' });
    await form.click('Full amount');
    await form.waitForText('which settles it.');
    await form.choose('Reason', 'Goodwill');
    expect(await form.submit()).toMatchObject({ ok: true });
    expect(form.title).toBe('Credit note created');
    expect((await invoiceNow(world.desk, invoice.id)).outstanding).toBe(0n);
  });

  it('asks for words when the reason is Other, and keeps them as the reason', async () => {
    const { invoice, form } = await partPaid();
    expect(() => form.value('Reason in words')).toThrow(/No field/);
    await fillCredit(form, { amount: '10', reason: 'Other' });
    await form.waitForText('Reason in words');
    await form.fill('Reason in words', ' \u200b ');
    await form.submit();
    expect(form.expectErrors('raise-credit.other')).toBeTruthy();
    await form.fill('Reason in words', 'Moved & left <town>');
    await form.submit();
    const [note] = await notesOf(world, invoice.id);
    expect(note?.reason).toBe('Other: Moved & left <town>');
    await form.click('See invoice');
    const person = world.slack.driver.as(operator);
    const details = await person.modal({ title: `Invoice ${invoice.number}` });
    expect(details.text()).toContain('Other: Moved &amp; left &lt;town&gt;');
  });

  it('takes the words away again with another reason', async () => {
    const { form } = await partPaid();
    await form.choose('Reason', 'Other');
    await form.waitForText('Reason in words');
    await form.choose('Reason', 'Goodwill');
    await expect.poll(() => form.text()).not.toContain('Reason in words');
  });

  it('books once for a hundred presses at once, and gives ninety-nine the stored answer', async () => {
    const { invoice, form } = await partPaid();
    await fillCredit(form, { amount: '100' });
    await form.waitForText('£30.00 would become account credit');
    world.slack.record.clear();
    world.slack.faults.doubleNextSubmit(99);
    expect(await form.submit()).toMatchObject({ ok: true });
    // Acknowledged = within the three seconds that Slack waits.
    const answered = () =>
      world.slack.record.deliveries.filter(({ outcome }) => outcome === 'acked').length;
    await expect.poll(answered, { timeout: 10_000 }).toBe(100);
    expect(form.text()).toContain(`Credit note ${invoice.number}-CN-1`);
    expect(await notesOf(world, invoice.id)).toHaveLength(1);
    expect((await invoiceNow(world.desk, invoice.id)).outstanding).toBe(0n);
    const told = await world.desk.store.collections.outbox.countDocuments({
      'notice.kind': 'credit-raised',
      'notice.invoiceNumber': invoice.number,
    });
    expect(told).toBe(1);
  });
});
