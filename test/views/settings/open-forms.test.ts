import type { ModalHandle } from 'local-slack';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nobody } from '../../../src/domain/people/staff-lists.js';
import type { WantedSettings } from '../../../src/domain/settings/club-settings.js';
import { firstSettings } from '../../../src/domain/settings/club-settings.js';
import { changeSettings } from '../../../src/services/settings/change-settings.js';
import { deliver } from '../../support/approval-desk.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { deskOn, pay, startAfresh } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

/* What settings do to forms that are open while they change: each keeps its word or says what is new. */

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

beforeEach(async () => {
  const { desk } = world;
  await startAfresh(desk);
  await desk.store.collections.clubs.deleteMany({});
  await desk.store.collections.audit_events.deleteMany({});
  const { id: _id, ...club } = deskOn(desk.store, desk.uri).club;
  await desk.store.collections.clubs.insertOne({ _id, ...club });
  const admins = { userIds: [operator], groupIds: [] };
  world.staff.admins.userIds = [operator];
  Object.assign(desk, {
    ...{ club: { id: _id, ...club }, settings: firstSettings, settingsSeq: 0n },
    given: {
      ...desk.given,
      singleHanded: false,
      firstStaff: { ...nobody, admins, approvers: admins },
    },
  });
});
afterEach(() => closeScreens(world));

let changes = 0;

/** As whoever runs the desk changes them, in another process. */
async function change(wanted: WantedSettings): Promise<void> {
  changes += 1;
  const actor = { kind: 'command-line' } as const;
  const operationId = `change-${changes}`;
  await changeSettings(world.desk, { actor, operationId, seenSeq: null, wanted });
}

async function paidInvoice() {
  const invoice = await issueTo(world, [5_000n]);
  await pay(world.desk, invoice.id, 5_000n);
  return invoice;
}

async function filledForm(number: string, amount: string): Promise<ModalHandle> {
  const form = await openCreditForm(world, operator, number);
  await fillCredit(form, { amount });
  await form.waitForText('would become account credit');
  return form;
}

describe('Raise credit, open while settings change', () => {
  it('says the new last day when another time zone makes it another day', async () => {
    world.desk.clock.now = new Date('2026-11-23T10:30:00Z');
    await change({ expiryDays: 30 });
    const invoice = await paidInvoice();
    const form = await filledForm(invoice.number, '10');
    expect(form.text()).toContain('until 23 Dec');
    await change({ timeZone: 'Pacific/Kiritimati' });
    await form.submit();
    expect(form.text()).toContain('until 24 Dec');
    expect(form.text()).toContain('Nothing was booked');
    expect(await notesOf(world, invoice.id)).toEqual([]);
    await form.submit();
    expect(await notesOf(world, invoice.id)).toMatchObject([{ createdOn: '2026-11-24' }]);
  });

  it('asks a second person when the amount for that was set in between', async () => {
    const form = await filledForm((await paidInvoice()).number, '10');
    await change({ thresholdMinor: 500n });
    await form.submit();
    expect(form.text()).toContain('Asked: nothing is booked yet');
  });

  it('takes the reason that it offered, though it was taken off the list', async () => {
    const invoice = await paidInvoice();
    const form = await filledForm(invoice.number, '10');
    await change({ reasons: ['Snow'] });
    await form.submit();
    expect(await notesOf(world, invoice.id)).toMatchObject([{ reason: 'Class cancelled' }]);
  });

  it('never reads an amount in another way than it was typed in', async () => {
    const invoice = await paidInvoice();
    const form = await filledForm(invoice.number, '10.50');
    await change({ locale: 'nb-NO' });
    await form.submit();
    expect(await notesOf(world, invoice.id)).toMatchObject([{ amount: 1_050n }]);
    const another = await issueTo(world, [900_000n]);
    await pay(world.desk, another.id, 900_000n);
    await change({ locale: 'en-GB' });
    const thousands = await filledForm(another.number, '1,500');
    await change({ locale: 'nb-NO' });
    await thousands.submit();
    expect(Object.values(thousands.errors()).join(' ')).toContain('1500');
    expect(await notesOf(world, another.id)).toEqual([]);
  });
});

describe('The settings themselves', () => {
  async function openSettings(): Promise<ModalHandle> {
    const screen = await openScreen(world, '/credit-desk');
    await screen.click('Settings');
    return world.slack.driver.as(operator).modal({ title: 'Settings' });
  }

  it('offer time zones by their names, and the currency until something is booked', async () => {
    const form = await openSettings();
    await form.choose('Time zone', 'Europe/Oslo', { query: 'oslo' });
    await form.fill('Currency', 'nok');
    await form.fill('A second person approves from', '1000');
    await form.choose('New credit settles open invoices', 'Yes');
    await form.submit();
    expect(form.text()).toContain('Currency: GBP → NOK');
    expect(form.text()).toContain('Time zone: Europe/London → Europe/Oslo');
    expect(form.text()).toContain('New credit settles open invoices: no → yes');
    expect(world.desk).toMatchObject({
      club: { currency: 'NOK', timeZone: 'Europe/Oslo' },
      settings: { settleOpenInvoices: true, thresholdMinor: 100_000n },
    });
    // Nobody chose a channel, so what the environment names stays what the environment names.
    expect(world.desk.settings).toMatchObject({ financeChannel: null, approvalsChannel: null });
    await form.close({ clear: true });
    await paidInvoice();
    const fixed = await openSettings();
    expect(fixed.text()).toContain('Something is booked already, so it stays.');
  });

  it('refuse another currency when the first booking came while they were open', async () => {
    const form = await openSettings();
    await form.fill('Currency', 'NOK');
    await paidInvoice();
    await form.submit();
    expect(form.text()).toContain('Something is booked already');
    expect(world.desk.club.currency).toBe('GBP');
  });

  it('say beside the field what is no currency, and read an amount in the currency that is typed', async () => {
    const form = await openSettings();
    await form.fill('Currency', 'XQZ');
    await form.fill('A second person approves from', '10');
    await form.submit();
    expect(Object.values(form.errors())).toEqual([
      'Use the three letters of a currency, such as GBP.',
    ]);
    await form.fill('Currency', 'JPY');
    await form.submit();
    expect(world.desk.settings.thresholdMinor).toBe(10n);
  });

  it('name the channels of the environment, and lead out when a chosen one is gone', async () => {
    world.desk.given = { ...world.desk.given, financeChannel: 'CHALL', approvalsChannel: null };
    const form = await openSettings();
    expect(form.text()).toContain(
      'Finance channel until one is chosen here: <#CHALL>, set where Credit Desk runs (FINANCE_CHANNEL).',
    );
    await form.close({ clear: true });
    await change({ financeChannel: 'CDELETED' });
    const { outbox } = world.desk.store.collections;
    await outbox.deleteMany({});
    const invoice = await paidInvoice();
    await outbox.deleteMany({});
    await (await filledForm(invoice.number, '10')).submit();
    await deliver(world);
    await closeScreens(world);
    const mending = await openSettings();
    await mending.fill('Finance channel', 'CHALL');
    await mending.submit();
    await closeScreens(world);
    const lost = await openScreen(world, '/credit-desk');
    expect(lost.text()).toContain('Correct the channel id in the settings');
    await lost.click('Send again');
    await lost.waitForText('on its way again');
    await deliver(world);
    expect(await outbox.findOne({ 'notice.kind': 'credit-raised' })).toMatchObject({
      state: 'sent',
    });
  });
});
