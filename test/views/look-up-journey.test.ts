import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { reversePayment } from '../../src/services/payments/record-payment.js';
import { issueTo } from '../support/forms.js';
import { auditDifferences, envelope, invoiceNow, pay, raise } from '../support/ledger-desk.js';
import {
  approver,
  helpDesk,
  openSlackDesk,
  operator,
  type SlackDesk,
  stranger,
  type TransportKind,
} from '../support/slack-desk.js';

async function closeAll({ slack }: SlackDesk): Promise<void> {
  for (const user of [operator, approver, helpDesk, stranger]) {
    const modal = await slack.driver
      .as(user)
      .modal({ timeoutMs: 1 })
      .catch(() => undefined);
    await modal?.close({ clear: true });
  }
}

async function openWorld(transport: TransportKind): Promise<SlackDesk> {
  return openSlackDesk({ transport });
}

async function closeWorld(world: SlackDesk): Promise<void> {
  expect(world.slack.record.unknownMethods).toEqual([]);
  expect(world.slack.record.invalidResponses).toEqual([]);
  expect(world.slack.record.warnings).toEqual([]);
  await world.close();
}

async function open(
  { slack }: SlackDesk,
  command: string,
  text = '',
  user = operator,
): Promise<ModalHandle> {
  const person = slack.driver.as(user);
  await person.command(command, text);
  return person.modal();
}

/** Presses a button and waits for the modal that it leads to. */
async function follow(
  { slack }: SlackDesk,
  modal: ModalHandle,
  press: { button: string; title: string; user?: string },
): Promise<ModalHandle> {
  await modal.click(press.button);
  return slack.driver.as(press.user ?? operator).modal({ title: press.title });
}

describe.each<TransportKind>(['socket', 'http'])('a day at the desk over %s', (transport) => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openWorld(transport);
  });
  afterAll(() => closeWorld(world));

  it('looks up, voids, takes back and checks the books', async () => {
    for (let count = 0; count < 11; count += 1) await issueTo(world, [4_000n]);
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 10_000n);
    const { noteNumber } = await raise(world.desk, paid.id, 3_000n);
    const later = await issueTo(world, [5_000n]);
    await applyCredit(world.desk, envelope(), { invoiceId: later.id, amount: 1_000n });

    const list = await open(world, '/invoices');
    expect(list.text()).toContain('1 to 10 of 13');
    expect(list.text()).toContain('Credited `-£30.00`');
    await list.click('Next invoices');
    await list.waitForText('11 to 13 of 13');
    await list.choose('Status', 'Partially credited');
    await list.waitForText('1 invoice, newest first');

    const details = await follow(world, list, {
      ...{ button: `Details of ${paid.number}`, title: `Invoice ${paid.number}` },
    });
    expect(details.text()).toContain('£30.00 became account credit, £10.00 of it is used');

    const confirm = await follow(world, details, {
      ...{ button: `Void credit note ${noteNumber}`, title: 'Void credit note' },
    });
    expect(confirm.text()).toContain('£20.00 of unspent account credit is taken off');
    expect(confirm.text()).toContain(`£10.00 on ${later.number}`);
    await confirm.fill('Reason', 'Raised twice');
    expect(await confirm.submit()).toMatchObject({ ok: true });
    expect(confirm.title).toBe('Credit note voided');
    expect(confirm.text()).toContain(`What was used on ${later.number} stays there.`);
    await confirm.close();
    await details.waitForText('£20.00 was voided');

    const again = await follow(world, details, {
      ...{ button: `Void credit note ${noteNumber}`, title: 'Void credit note' },
    });
    expect(again.text()).toContain('Take that back first');
    await again.click(`Take back £10.00 from ${later.number}`);
    await again.waitForText('will be *£10.00*');
    expect(again.title).toBe('Take back credit');
    await again.fill('Reason', 'To void the note');
    expect(await again.submit()).toMatchObject({ ok: true });
    expect(again.text()).toContain(`£10.00 taken back from ${later.number}`);
    await again.click('Void this credit note');
    await again.waitForText('£10.00 of unspent account credit is taken off');
    await again.fill('Reason', 'Raised twice');
    expect(await again.submit()).toMatchObject({ ok: true });
    await again.close();
    await details.close();
    await list.waitForText('No invoice was found with the status partially credited');
    await list.close();

    const wrong = await open(world, '/invoices', later.number.toLowerCase());
    const voiding = await follow(world, wrong, { button: 'Void invoice', title: 'Void invoice' });
    expect(voiding.text()).toContain(`no longer owes ${later.number}: total £50.00`);
    await voiding.fill('Reason', 'Issued twice');
    expect(await voiding.submit()).toMatchObject({ ok: true });
    expect(voiding.text()).toContain(`${later.number} is void`);
    await voiding.close();
    await wrong.waitForText('is void, so nothing can be booked on it');
    await wrong.close();

    const statement = await open(world, '/statement', 'asha');
    expect(statement.text()).toContain('This is the account of the payer, Priya Patel');
    expect(statement.text()).toContain('£0.00 account credit');
    expect(statement.text()).toContain(`Credit note ${noteNumber} voided`);
    await statement.close();

    const desk = await open(world, '/credit-desk');
    const books = await follow(world, desk, {
      ...{ button: 'Check the books', title: 'Check the books' },
    });
    await books.waitForText('The books are right');
    expect(await auditDifferences(world.desk)).toEqual([]);
    await closeAll(world);
  });
});

describe('undo, pressed twice or too late', () => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openWorld('socket');
  });
  afterAll(() => closeWorld(world));
  afterEach(async () => {
    await closeAll(world);
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
    const details = await open(world, '/invoices', paid.number);
    const confirm = await follow(world, details, {
      ...{ button: `Void credit note ${note.noteNumber}`, title: 'Void credit note' },
    });
    await confirm.fill('Reason', 'Raised twice');
    const answers = await Promise.allSettled([confirm.submit(), confirm.submit()]);
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true);
    const entries = world.desk.store.collections.journal;
    const voided = await entries.countDocuments({
      ...{ kind: 'credit.voided', 'refs.creditNoteId': note.noteId },
    });
    expect(voided).toBe(1);
  });

  it('says so when somebody else took the credit back first', async () => {
    const { other } = await usedCredit();
    const details = await open(world, '/invoices', other.number);
    const confirm = await follow(world, details, {
      ...{ button: 'Take back £10.00', title: 'Take back credit' },
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
    const details = await open(world, '/invoices', other.number);
    const [use] = await world.desk.store.collections.journal
      .find({ kind: 'credit.applied', 'refs.invoiceId': other.id })
      .toArray();
    const input = { applicationId: use?._id ?? '', reason: 'First' };
    await takeBackCredit(world.desk, envelope(), input);
    await details.click('Take back £10.00');
    const said = await world.slack.driver.as(operator).modal({ title: 'Take back credit' });
    expect(said.text()).toContain('was already taken back');
  });

  it('shows strangers nothing', async () => {
    const { paid } = await usedCredit();
    const modal = world.slack.driver.as(stranger);
    await modal.command('/invoices', paid.number);
    const said = await modal.lastEphemeral({ text: 'not allowed' });
    expect(said.text()).not.toContain('Priya');
  });

  it('offers both ways out when a payment bounced after credit was made', async () => {
    const paid = await issueTo(world, [10_000n]);
    const paymentId = await pay(world.desk, paid.id, 10_000n);
    await raise(world.desk, paid.id, 3_000n);
    await reversePayment(world.desk, envelope(), { paymentId, how: 'bounced' });
    const details = await open(world, '/invoices', paid.number);
    expect(details.text()).toContain('A payment of £100.00 bounced');
    expect(details.text()).toContain('Apply credit');
    expect(details.text()).toContain('Void this credit note');
  });

  it('moves a part of an overpayment, and refuses more than there is', async () => {
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 12_000n);
    const details = await open(world, '/invoices', paid.number);
    const form = await follow(world, details, {
      ...{ button: 'Move overpayment', title: 'Move overpayment' },
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
});

describe('looking up', () => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openWorld('socket');
  });
  afterAll(() => closeWorld(world));
  afterEach(() => closeAll(world));

  it('answers help and says what to try when nothing is found', async () => {
    const person = world.slack.driver.as(operator);
    await person.command('/invoices', 'help');
    await person.lastEphemeral({ text: 'opens the details of that invoice' });
    await person.command('/statement', 'help');
    await person.lastEphemeral({ text: 'A child leads to the account of the payer' });
    await person.command('/credit-desk', 'help');
    await person.lastEphemeral({ text: 'Every command answers' });
    const none = await open(world, '/invoices', 'INV-9999');
    expect(none.text()).toContain('No invoice was found for “INV-9999”');
  });

  it('shows the Credit Desk page for unknown arguments and by its shortcut', async () => {
    const page = await open(world, '/credit-desk', 'nonsense');
    expect(page.text()).toContain('/apply-credit [contact]');
    await page.close();
    const person = world.slack.driver.as(operator);
    for (const [id, title] of [
      ['invoices', 'Invoices'],
      ['statement', 'Statement'],
      ['credit-desk', 'Credit Desk'],
    ] as const) {
      await person.shortcut(id);
      await (await person.modal({ title })).close();
    }
  });

  it('searches and submits the search', async () => {
    await issueTo(world, [4_000n], { payer: 'paul' });
    await issueTo(world, [4_000n]);
    const list = await open(world, '/invoices', 'outstanding');
    expect(list.text()).toContain('2 invoices');
    await list.fill('Search', 'paul');
    await list.waitForText('1 invoice, newest first');
    expect(list.text()).not.toContain('Priya');
    await list.submit();
    expect(list.text()).toContain('Paul Pending');
  });

  it('chooses a contact, and asks when more than one fits', async () => {
    const choice = await open(world, '/statement', 'patel');
    expect(choice.text()).toContain('More than one contact fits');
    await choice.click('Show Priya Patel (priya)');
    await choice.waitForText('never had any');
    await choice.choose('Contact', 'Paul Pending', { query: 'paul' });
    await choice.waitForText('Paul Pending has no account credit');
    await choice.submit();
    expect(choice.text()).toContain('Paul Pending has no account credit');
  });

  it('reads older movements and goes back to the newest', async () => {
    const paid = await issueTo(world, [100_000n], { payer: 'paul' });
    await pay(world.desk, paid.id, 100_000n);
    for (let count = 0; count < 17; count += 1) await raise(world.desk, paid.id, 100n);
    const statement = await open(world, '/statement', 'paul');
    expect(statement.text()).toContain('£17.00 account credit');
    await statement.click('Older');
    await statement.waitForText('Older movements');
    expect(statement.text()).toContain('balance £2.00');
    await statement.click('Newest');
    await statement.waitForText('Movements in GBP');
  });

  it('lists what could not be delivered and sends it again', async () => {
    const { outbox, sweep_runs: runs } = world.desk.store.collections;
    const createdAt = new Date('2026-11-23T09:00:00Z');
    await outbox.updateMany({}, { $set: { state: 'sent' } });
    await outbox.insertOne({
      ...{ _id: 'lost/1', clubId: 'club', target: { userId: operator }, state: 'given-up' },
      ...{ notice: { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } },
      ...{ attempts: 12, nextAttemptAt: createdAt, claimedUntil: null, lastError: 'gone' },
      ...{ deliveredAs: null, createdAt, sentAt: null },
    });
    const run = { clubId: 'club', startedAt: createdAt, looked: 2, failed: 0 };
    await runs.insertMany([
      {
        ...{ ...run, _id: 'run-1', kind: 'run', finishedAt: createdAt, trigger: 'schedule' },
        ...{ usedOn: 1, waiting: 0, amounts: [{ currency: 'GBP', amount: 1_200n }], holder: 'x' },
      },
      {
        ...{ ...run, _id: 'run-1/1', kind: 'page', runId: 'run-1' },
        uses: [{ invoiceNumber: 'INV-1', payerId: 'club:priya', amount: 1_200n, currency: 'GBP' }],
      },
    ]);
    const page = await open(world, '/credit-desk');
    expect(page.text()).toContain('tried 12 times: gone');
    await page.click('Send again: Your credit');
    await page.waitForText('The message is on its way again.');
    expect(page.text()).not.toContain('Undelivered messages');
    expect(world.desk.woken.outbox).toBeGreaterThan(0);
    const uses = await follow(world, page, {
      button: 'sweep.see-which',
      title: 'Credit used by sweep',
    });
    expect(uses.text()).toContain('£12.00 of account credit used');
    expect(uses.text()).toContain('Priya Patel');
  });

  it('publishes the Home tab, and says to strangers whom to ask', async () => {
    const home = await world.slack.driver.as(operator).home();
    await home.waitForText('Recent credits');
    await home.click('Invoices');
    await (await world.slack.driver.as(operator).modal({ title: 'Invoices' })).close();
    await home.click('Raise credit');
    await (await world.slack.driver.as(operator).modal({ title: 'Raise credit' })).close();
    const none = await world.slack.driver.as(stranger).home();
    await none.waitForText('ask an admin of Credit Desk');
    expect(none.text()).not.toContain('Recent credits');
  });
});

describe('rights', () => {
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
  afterAll(() => closeWorld(world));

  it('refuses at submit somebody who lost the right after the form was opened', async () => {
    const invoice = await issueTo(world, [10_000n]);
    const details = await open(world, '/invoices', invoice.number);
    const form = await follow(world, details, { button: 'Void invoice', title: 'Void invoice' });
    operators.pop();
    await form.fill('Reason', 'Issued twice');
    await form.submit();
    await form.waitForText('You are not allowed to do this here.');
    expect((await invoiceNow(world.desk, invoice.id)).status).toBe('outstanding');
    await closeAll(world);
    const person = world.slack.driver.as(operator);
    await person.command('/invoices', invoice.number);
    await person.lastEphemeral({ text: 'You are not allowed to do this here.' });
  });
});

describe('a full stack of modals', () => {
  let world: SlackDesk;
  beforeAll(async () => {
    world = await openWorld('socket');
  });
  afterAll(() => closeWorld(world));
  afterEach(() => closeAll(world));

  it('puts each further screen in the place of the third', async () => {
    const paid = await issueTo(world, [10_000n]);
    await pay(world.desk, paid.id, 10_000n);
    const { noteNumber } = await raise(world.desk, paid.id, 3_000n);
    const list = await open(world, '/invoices');
    const details = await follow(world, list, {
      ...{ button: `Details of ${paid.number}`, title: `Invoice ${paid.number}` },
    });
    const third = await follow(world, details, {
      ...{ button: `Void credit note ${noteNumber}`, title: 'Void credit note' },
    });
    await third.fill('Reason', 'Too much');
    await third.submit();
    expect(third.text()).toContain(`${noteNumber} is void`);
    await third.click('RC');
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
