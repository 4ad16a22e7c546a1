import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyCredit } from '../../../src/services/credit/apply-credit.js';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, envelope, invoiceNow, pay, raise } from '../../support/ledger-desk.js';
import { approver, openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

describe('undo', () => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk();
  });
  afterAll(() => closeDesk(world));
  afterEach(async () => {
    await closeScreens(world);
    expect(await auditDifferences(world.desk)).toEqual([]);
  });

  async function usedCredit() {
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 10_000n);
    const note = await raise(world.desk, paid.id, 3_000n);
    const other = await issueTo(world, [5_000n]);
    await applyCredit(world.desk, envelope(), { invoiceId: other.id, amount: 1_000n });
    return { paid, note, other };
  }

  it('books once when the button is pressed twice', async () => {
    const { paid, note } = await usedCredit();
    const details = await openScreen(world, '/invoices', paid.number);
    const confirm = await follow(world, details, {
      button: `Void this credit note: ${note.noteNumber}`,
      title: 'Void credit note',
    });
    await confirm.fill('Reason', 'Raised twice');
    const answers = await Promise.allSettled([confirm.submit(), confirm.submit()]);
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true);
    const entries = world.desk.store.collections.journal;
    const voided = await entries.countDocuments({
      kind: 'credit.voided',
      'refs.creditNoteId': note.noteId,
    });
    expect(voided).toBe(1);
  });

  it('says so when somebody else took the credit back first', async () => {
    const { other } = await usedCredit();
    const details = await openScreen(world, '/invoices', other.number);
    const confirm = await follow(world, details, {
      button: 'Take back £10.00',
      title: 'Take back credit',
    });
    const [use] = await world.desk.store.collections.journal
      .find({ kind: 'credit.applied', 'refs.invoiceId': other.id })
      .toArray();
    const input = { applicationId: use?._id ?? '', reason: 'First' };
    await takeBackCredit(world.desk, envelope(), input);
    await confirm.fill('Reason', 'Second');
    await confirm.submit();
    await confirm.waitForText('was already taken back');
    expect(confirm.text()).toContain('Nothing was booked by this press.');
    await details.waitForText('taken back from');
    expect((await invoiceNow(world.desk, other.id)).outstanding).toBe(5_000n);
  });

  it('says so in details that were opened before', async () => {
    const { other } = await usedCredit();
    const details = await openScreen(world, '/invoices', other.number);
    const [use] = await world.desk.store.collections.journal
      .find({ kind: 'credit.applied', 'refs.invoiceId': other.id })
      .toArray();
    const input = { applicationId: use?._id ?? '', reason: 'First' };
    await takeBackCredit(world.desk, envelope(), input);
    await details.click('Take back £10.00');
    const said = await world.slack.driver.as(operator).modal({ title: 'Take back credit' });
    expect(said.text()).toContain('was already taken back');
  });

  it('moves a part of an overpayment, and refuses more than there is', async () => {
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 12_000n);
    const details = await openScreen(world, '/invoices', paid.number);
    const form = await follow(world, details, {
      button: 'Move overpayment',
      title: 'Move overpayment',
    });
    await form.fill('Amount', '20.01');
    await form.fill('Reason', 'Paid twice');
    await form.submit();
    expect(form.expectErrors('move-overpayment.amount')).toEqual({
      'move-overpayment.amount': expect.stringContaining('Only £20.00 was overpaid'),
    });
    await form.fill('Amount', '15');
    expect(await form.submit()).toMatchObject({ ok: true });
    expect(form.text()).toContain('£15.00 is account credit now');
    await form.close();
    await details.waitForText('Overpayment moved');
  });

  it('puts each further screen in the place of the third', async () => {
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 10_000n);
    const { noteNumber } = await raise(world.desk, paid.id, 3_000n);
    const list = await openScreen(world, '/invoices');
    await list.choose('Details of…', paid.number);
    const title = `Invoice ${paid.number}`;
    const details = await world.slack.driver.as(operator).modal({ title });
    const third = await follow(world, details, {
      button: `Void this credit note: ${noteNumber}`,
      title: 'Void credit note',
    });
    await third.fill('Reason', 'Too much');
    await third.submit();
    expect(third.text()).toContain(`${noteNumber} is void`);
    await third.click('Credit (RC)');
    await third.waitForText('You can credit up to £100.00');
    expect(third.title).toBe('Raise credit');
    await third.fill('Amount', '20');
    await third.choose('Reason', 'Goodwill');
    expect(await third.submit()).toMatchObject({ ok: true });
    await third.click('Void this credit note');
    await third.waitForText('£20.00 of unspent account credit is taken off');
    await third.fill('Reason', 'After all not');
    expect(await third.submit()).toMatchObject({ ok: true });
    await third.click('See invoice');
    await third.waitForText('£20.00 was voided');
  });
});

describe('undo, without the right to it', () => {
  const operators = [operator];
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openSlackDesk({
      staff: {
        operators: { userIds: operators, groupIds: [] },
        approvers: { userIds: [approver], groupIds: [] },
        admins: { userIds: [], groupIds: [] },
      },
    });
  });
  afterAll(() => closeDesk(world));

  it('refuses at submit somebody who lost the right after the form was opened', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const details = await openScreen(world, '/invoices', invoice.number);
    const form = await follow(world, details, { button: 'Void invoice', title: 'Void invoice' });
    operators.pop();
    await form.fill('Reason', 'Issued twice');
    await form.submit();
    await form.waitForText('You are not allowed to do this here.');
    expect((await invoiceNow(world.desk, invoice.id)).status).toBe('outstanding');
    await closeScreens(world);
    const person = world.slack.driver.as(operator);
    await person.command('/invoices', invoice.number);
    await person.lastEphemeral({ text: 'You are not allowed to do this here.' });
  });
});
