import type { ModalHandle } from 'local-slack';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nobody } from '../../../src/domain/people/staff-lists.js';
import { firstSettings } from '../../../src/domain/settings/club-settings.js';
import { findSettingsEvents } from '../../../src/store/settings/settings-changes.js';
import { deliver, requestMessage, review } from '../../support/approval-desk.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { issueTo, openCreditForm } from '../../support/forms.js';
import { deskOn, pay } from '../../support/ledger-desk.js';
import {
  approver,
  openSlackDesk,
  operator,
  type SlackDesk,
  secondApprover,
} from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

beforeEach(async () => {
  await closeScreens(world);
  const { desk, staff } = world;
  const { clubs, audit_events } = desk.store.collections;
  await clubs.deleteMany({});
  await audit_events.deleteMany({});
  await desk.store.models.requests.deleteMany({});
  const { id: _id, ...club } = deskOn(desk.store, desk.uri).club;
  await clubs.insertOne({ _id, ...club });
  staff.approvers.userIds = [approver, secondApprover];
  staff.admins.userIds = [operator, secondApprover];
  const only = (...userIds: string[]) => ({ userIds, groupIds: [] });
  const firstStaff = {
    ...nobody,
    approvers: only(approver, secondApprover),
    admins: only(operator, secondApprover),
  };
  Object.assign(desk, {
    ...{ club: { id: _id, ...club }, settings: firstSettings, settingsSeq: 0n },
    given: { ...desk.given, singleHanded: false, threshold: null, staff: null, firstStaff },
  });
});

async function openSettings(userId = operator): Promise<ModalHandle> {
  const person = world.slack.driver.as(userId);
  await person.command('/credit-desk');
  const screen = await person.modal({ title: 'Credit Desk' });
  await screen.click('Settings');
  return person.modal({ title: 'Settings' });
}

async function events() {
  return findSettingsEvents(world.desk.store, { clubId: 'club', limit: 9 });
}

describe('Settings', () => {
  it('are saved by an admin, at once, with who changed what', async () => {
    const form = await openSettings();
    await form.fill('Club name', 'Judo Bergen');
    await form.fill('Credit expires after (days)', '365');
    await form.fill('Reasons for credit', 'Snow\nHall closed');
    expect(await form.submit()).toMatchObject({ ok: true });
    expect(form.text()).toContain('Club name: Club → Judo Bergen');
    expect(form.text()).toContain('Credit expires after: never → 365 days');
    expect(world.desk.settings.reasons).toEqual(['Snow', 'Hall closed']);
    expect(await events()).toMatchObject([{ actor: { kind: 'staff', id: operator } }]);
    await form.close({ clear: true });
    const again = await openSettings();
    expect(again.text()).toContain('Last changes');
    expect(again.text()).toContain(`<@${operator}>: Club name: Club → Judo Bergen`);
  });

  it('say beside the field what is wrong, and change nothing', async () => {
    const form = await openSettings();
    await form.fill('Credit expires after (days)', '0');
    await form.fill('A second person approves from', '1,5');
    await form.fill('Operators: user groups', 'operators');
    await form.submit();
    const said = Object.values(form.errors()).join(' ');
    expect(said).toContain('from 1 to 3650');
    expect(said).toContain('S0123456789');
    expect(Object.keys(form.errors())).toHaveLength(3);
    expect(await events()).toEqual([]);
  });

  it('of two admins at once the second sees what is now', async () => {
    const form = await openSettings();
    const other = await openSettings(secondApprover);
    await other.fill('Club name', 'Second');
    await other.submit();
    await form.fill('Club name', 'First');
    await form.submit();
    expect(form.text()).toContain('Somebody else changed the settings since this was opened');
    expect(form.text()).toContain('Second');
    expect(world.desk.club.name).toBe('Second');
    await form.fill('Club name', 'First');
    await form.submit();
    expect(form.text()).toContain('Club name: Second → First');
  });

  it('change nothing for an admin who lost the role while the form was open', async () => {
    const form = await openSettings();
    await form.fill('Club name', 'Mine');
    world.staff.admins.userIds = [secondApprover];
    await form.submit();
    expect(form.text()).toContain('You are not allowed to do this here');
    expect(await events()).toEqual([]);
  });

  it('are not offered to whoever is no admin', async () => {
    world.staff.admins.userIds = [secondApprover];
    const person = world.slack.driver.as(operator);
    await person.command('/credit-desk');
    const screen = await person.modal({ title: 'Credit Desk' });
    expect(screen.text()).not.toContain('Settings');
  });

  it('show what stands in the environment, and why it cannot be changed', async () => {
    const { desk } = world;
    const staff = { ...nobody, admins: { userIds: [operator], groupIds: ['SOPS'] } };
    desk.given = { ...desk.given, threshold: '100.00', staff };
    const form = await openSettings();
    expect(form.text()).toContain('£100.00');
    expect(form.text()).toContain('Set where Credit Desk runs (APPROVAL_THRESHOLD)');
    expect(form.text()).toContain('Set where Credit Desk runs (OPERATORS, APPROVERS, ADMINS)');
    await form.fill('Club name', 'Still');
    await form.submit();
    expect(form.text()).toContain('Club name: Club → Still');
  });
});

describe('A channel', () => {
  it('that is public is joined; into a private one the screen says how to invite', async () => {
    const form = await openSettings();
    await form.fill('Finance channel', 'CHALL');
    await form.fill('Approvals channel', 'CBOARD');
    await form.submit();
    expect(form.text()).toContain('could not join <#CBOARD> by itself');
    expect(form.text()).not.toContain('could not join <#CHALL>');
    const info = await world.app.app.client.conversations.info({ channel: 'CHALL' });
    expect(info.channel).toMatchObject({ is_member: true });
    expect(world.desk).toMatchObject({ financeChannel: 'CHALL', approvalsChannel: 'CBOARD' });
  });
});

it('A private channel that the app was invited to before needs no word about it', async () => {
  const form = await openSettings();
  await form.fill('Finance channel', 'CSAFE');
  await form.submit();
  expect(form.text()).toContain('Saved');
  expect(form.text()).not.toContain('could not join');
});

describe('A change that lets more through', () => {
  it('waits for a second person, and is in force with their approval', async () => {
    const first = await openSettings();
    await first.fill('A second person approves from', '100');
    await first.submit();
    expect(first.text()).toContain('no amount → £100.00');
    await first.close({ clear: true });
    const form = await openSettings();
    await form.fill('A second person approves from', '500');
    await form.fill('Credit expires after (days)', '30');
    await form.submit();
    expect(form.text()).toContain('Asked: nothing is booked yet');
    expect(form.text()).toContain('A second person approves from: £100.00 → £500.00');
    expect(world.desk.approvals.thresholdMinor).toBe(10_000n);
    await deliver(world);
    const approving = await review(world, 'change the settings', secondApprover);
    expect(approving.text()).toContain('£100.00 → £500.00');
    await approving.submit();
    expect(world.desk.approvals.thresholdMinor).toBe(50_000n);
    expect(world.desk.settings.expiryDays).toBe(30);
    const approved = (await events()).filter(({ approvedBy }) => approvedBy !== null);
    expect(approved).toMatchObject([
      { actor: { id: operator }, approvedBy: { id: secondApprover } },
    ]);
    await deliver(world);
    const message = await requestMessage(world, 'change the settings', secondApprover);
    expect(message.text()).toContain('It is in force');
  });
});

describe('Closing the books', () => {
  it('is done by one admin, up to three days ago, and says since when and by whom', async () => {
    const form = await openSettings();
    await form.fill('Books closed up to', '2026-11-22');
    await form.submit();
    expect(Object.values(form.expectErrors())).toEqual([
      'The books cannot be closed up to 22 Nov 2026: the last three days stay open. Choose 20 Nov 2026 or a day before.',
    ]);
    await form.fill('Books closed up to', '2026-10-31');
    expect(await form.submit()).toMatchObject({ ok: true });
    expect(form.text()).toContain('Books closed up to: no day → 31 Oct');
    expect(world.desk.settings.closedUpTo).toBe('2026-10-31');
    await form.close({ clear: true });
    const again = await openSettings(secondApprover);
    expect(again.text()).toContain(`Closed up to 31 Oct since 23 Nov, `);
    expect(again.text()).toContain(`· <@${operator}>`);
  });

  it('is undone by two: to open days again waits for a second person', async () => {
    const form = await openSettings();
    await form.fill('Books closed up to', '2026-10-31');
    await form.submit();
    await form.close({ clear: true });
    const opening = await openSettings();
    await opening.fill('Books closed up to', '2026-09-30');
    await opening.submit();
    expect(opening.text()).toContain('Asked: nothing is booked yet');
    expect(opening.text()).toContain('Books closed up to: 31 Oct → 30 Sep');
    expect(world.desk.settings.closedUpTo).toBe('2026-10-31');
    await deliver(world);
    const approving = await review(world, 'change the settings', secondApprover);
    expect(approving.text()).toContain('days that were closed could be booked again');
    expect(approving.text()).not.toContain('give more away');
    await approving.submit();
    expect(world.desk.settings.closedUpTo).toBe('2026-09-30');
  });
});

describe('A form that is open while settings change', () => {
  it('keeps what it said of the last day of credit, or is shown once more', async () => {
    const invoice = await issueTo(world, [5_000n]);
    await pay(world.desk, invoice.id, 5_000n);
    const credit = await openCreditForm(world, operator, invoice.number);
    await credit.fill('Amount', '10');
    await credit.choose('Reason', 'Goodwill');
    await credit.waitForText('would become account credit');
    const settings = await openSettings(secondApprover);
    await settings.fill('Credit expires after (days)', '30');
    await settings.fill('Reasons for credit', 'Snow');
    await settings.submit();
    await credit.submit();
    expect(credit.text()).toContain('new account credit can be used until 23 Dec');
    expect(credit.text()).toContain('Nothing was booked');
    await credit.submit();
    expect(credit.text()).toContain('It can be used until 23 Dec');
  });
});
