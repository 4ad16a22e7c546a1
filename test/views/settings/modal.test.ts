import { expect, it } from 'vitest';
import { firstSettings } from '../../../src/domain/settings/club-settings.js';
import { settingsModal } from '../../../views/settings/modal.js';
import { settingsSavedModal } from '../../../views/settings/result.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const many = Array.from({ length: 40 }, (_, index) => `U0000000${index + 10}`);
const groups = Array.from({ length: 20 }, (_, index) => `S000000000${index + 10}`);
const list = { userIds: many, groupIds: groups };
const values = {
  ...firstSettings,
  ...{ name: hostileName.slice(0, 200), currency: 'GBP', timeZone: 'Europe/London' },
  ...{ locale: 'en-GB', thresholdMinor: 10_000n, expiryDays: 3650 },
  ...{ operators: list, approvers: list, admins: list },
  closedUpTo: '2026-10-31',
  reasons: Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(75, 'r')),
  ...{ financeChannel: 'C0FINANCE', approvalsChannel: 'C0APPROVALS' },
};
const event = {
  ...{ id: 'settings:1', clubId: 'club', act: 'change-settings' as const },
  actor: { kind: 'staff' as const, id: 'U0ADAM' },
  approvedBy: { kind: 'staff' as const, id: 'U0ANNA' },
  at: new Date('2026-11-23T10:00:00Z'),
  changes: [
    { setting: 'name' as const, from: hostileName, to: values.name },
    { setting: 'reasons' as const, from: firstSettings.reasons, to: values.reasons },
    { setting: 'operators' as const, from: firstSettings.operators, to: list },
  ],
};
const noChannel = { financeChannel: null, approvalsChannel: null };
const screen = {
  ...{ values, seq: 12n, isThresholdGiven: false, isStaffGiven: false, isSingleHanded: false },
  ...{ given: noChannel, inForce: noChannel, isBooked: false },
  events: Array.from({ length: 5 }, () => event),
  closedBy: event,
};
const place = { operationId: '7d9bb6a5-7a4d-4f2e-9f0e-0b6b6c1a2f3d', beneath: null, notice: null };

it('fits with as much as can be set, whether it can be changed here or not', () => {
  const free = expectModal(settingsModal(screen, place, shown));
  expect(free).toContain('Credit expires after (days)');
  expect(free).toContain('approved by <@U0ANNA>');
  expect(free).toContain('Closed up to 31 Oct since 23 Nov, 10:00');
  expect(free).toContain('20 Nov at the latest');
  expect(free).toContain('a second person approves it');
  const alone = expectModal(settingsModal({ ...screen, isSingleHanded: true }, place, shown));
  expect(alone).toContain('who can open closed days again too');
  const fixed = { ...screen, isThresholdGiven: true, isStaffGiven: true };
  const words = expectModal(settingsModal(fixed, { ...place, notice: 'Look.' }, shown));
  expect(words).toContain('APPROVAL_THRESHOLD');
  expect(words).toContain('OPERATORS, APPROVERS, ADMINS');
});

it('says what was changed, or that nothing was, and into which channels nobody can go', () => {
  const changed = { event, currency: 'GBP', notJoined: ['C0BOARD'] };
  const words = expectModal(settingsSavedModal(changed, shown));
  expect(words).toContain('It holds from now on');
  expect(words).toContain('/invite @Credit Desk');
  const nothing = { event: { ...event, changes: [] }, currency: 'GBP', notJoined: [] };
  expect(expectModal(settingsSavedModal(nothing, shown))).toContain('Nothing was changed');
});
