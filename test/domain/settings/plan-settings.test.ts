import { describe, expect, it } from 'vitest';
import { calendarDateIn } from '../../../src/domain/calendar-date.js';
import { nobody } from '../../../src/domain/people/staff-lists.js';
import { type ClubRecord, firstSettings } from '../../../src/domain/settings/club-settings.js';
import { planSettings } from '../../../src/domain/settings/plan-settings.js';
import {
  type GivenSettings,
  settingsInForce,
} from '../../../src/domain/settings/settings-in-force.js';

const club = {
  id: 'club',
  name: 'Riverside',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-11-23',
};
const record: ClubRecord = { club, settings: firstSettings, seq: 3n };
const free: GivenSettings = {
  ...{ threshold: null, singleHanded: false, staff: null, firstStaff: nobody },
  ...{ financeChannel: null, approvalsChannel: null },
};
const only = (...userIds: string[]) => ({ userIds, groupIds: [] });
const staff = { operators: only('U11'), approvers: only('U22'), admins: only('U33') };

function plan(
  wanted: Parameters<typeof planSettings>[1],
  world: {
    given?: GivenSettings;
    from?: ClubRecord;
    isBooked?: boolean;
    isImporting?: boolean;
  } = {},
) {
  const { given = free, from = record, isBooked = true, isImporting = false } = world;
  return planSettings(from, wanted, {
    ...{ inForce: settingsInForce(from, given), isBooked, isImporting },
    // Half an hour before midnight in London: in Auckland it is the next day.
    todayIn: (zone) => calendarDateIn(new Date('2026-11-23T23:30:00Z'), zone),
  });
}

function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a change of settings', () => {
  it('names what was and what is, counts itself, and leaves the rest as it was', () => {
    const { after, changes, loosens } = plan({ name: 'Judo Zürich', expiryDays: 365 });
    expect(changes).toEqual([
      { setting: 'name', from: 'Riverside', to: 'Judo Zürich' },
      { setting: 'expiryDays', from: null, to: 365 },
    ]);
    expect(after).toEqual({
      club: { ...club, name: 'Judo Zürich' },
      settings: { ...firstSettings, expiryDays: 365 },
      seq: 4n,
    });
    expect(loosens).toBe(false);
  });

  it('is none where all of it is set so already', () => {
    expect(plan({ name: 'Riverside', reasons: [...firstSettings.reasons] }).changes).toEqual([]);
  });

  it.each([
    [{ name: ' \u200b' }, 'Type the name of the club'],
    [{ name: 'n'.repeat(201) }, 'at most 200 characters'],
    [{ timeZone: 'Mars/Olympus' }, 'such as Europe/London'],
    [{ timeZone: '+01:00' }, 'such as Europe/London'],
    [{ locale: 'not a locale' }, 'such as en-GB'],
    [{ currency: 'GBX' }, 'such as GBP'],
    [{ expiryDays: 0 }, 'from 1 to 3650'],
    [{ expiryDays: 1.5 }, 'from 1 to 3650'],
    [{ expiryDays: 3651 }, 'from 1 to 3650'],
    [{ thresholdMinor: 0n }, 'above zero'],
    [{ thresholdMinor: -1n }, 'above zero'],
    [{ reasons: [] }, 'one reason a line'],
    [{ reasons: ['Snow', 'snow'] }, 'there twice'],
    [{ reasons: ['OTHER'] }, 'always stands at the end'],
    [{ reasons: ['r'.repeat(76)] }, 'at most 75 characters'],
    [{ reasons: Array.from({ length: 21 }, (_, index) => `R${index}`) }, 'at most 20 reasons'],
    [{ financeChannel: '#finance' }, 'Choose a channel'],
    [{ admins: { userIds: ['adam'], groupIds: [] } }, 'A person has an id'],
    [{ admins: { userIds: ['U11'], groupIds: ['U22'] } }, 'A person has an id'],
  ])('number %# is refused with what to do', (wanted, problem) => {
    const refusal = refusalOf(() => plan(wanted, { isBooked: false }));
    expect(refusal).toMatchObject({ code: 'setting-wrong' });
    expect(refusal).toHaveProperty('details.problem', expect.stringContaining(problem));
  });

  it('takes another currency only while nothing is booked, and no threshold is in the old one', () => {
    expect(refusalOf(() => plan({ currency: 'EUR' }))).toMatchObject({ code: 'currency-in-use' });
    expect(plan({ currency: 'EUR' }, { isBooked: false }).after.club.currency).toBe('EUR');
    const settings = { ...firstSettings, thresholdMinor: 100n };
    const from = { ...record, settings };
    const refusal = refusalOf(() => plan({ currency: 'EUR' }, { from, isBooked: false }));
    expect(refusal).toMatchObject({ code: 'setting-wrong' });
  });
});

describe('what stands in the environment', () => {
  it('is not changed, but can be sent along as it is', () => {
    const given = { ...free, threshold: '100.00', staff };
    expect(refusalOf(() => plan({ thresholdMinor: 1n }, { given }))).toMatchObject({
      ...{ code: 'setting-given', details: { setting: 'threshold' } },
    });
    expect(refusalOf(() => plan({ admins: only('U99') }, { given }))).toMatchObject({
      ...{ code: 'setting-given', details: { setting: 'roles' } },
    });
    expect(plan({ name: 'New', ...staff }, { given }).changes).toHaveLength(1);
  });

  it('leaves no threshold to a club of one person', () => {
    const given = { ...free, singleHanded: true };
    expect(refusalOf(() => plan({ thresholdMinor: 1n }, { given }))).toMatchObject({
      code: 'setting-given',
    });
  });

  it('is no amount of the stored currency: everything needs a second person', () => {
    const inYen = { ...record, club: { ...club, currency: 'JPY' } };
    const given = { ...free, threshold: '100.50' };
    expect(settingsInForce(inYen, given).thresholdMinor).toBe(1n);
    expect(settingsInForce(record, given).thresholdMinor).toBe(10_050n);
  });

  it('names channels only until the club chooses its own; requests fall back on finance', () => {
    const given = { ...free, financeChannel: 'C11' };
    const inForce = settingsInForce(record, given);
    expect([inForce.financeChannel, inForce.approvalsChannel]).toEqual(['C11', 'C11']);
    const settings = { ...firstSettings, financeChannel: 'C22' };
    expect(settingsInForce({ ...record, settings }, given).approvalsChannel).toBe('C22');
  });
});

describe('roles', () => {
  it('are stored whole as soon as one is chosen', () => {
    const given = { ...free, firstStaff: staff };
    const { after } = plan({ operators: only('U11', 'U99') }, { given });
    expect(after.settings).toMatchObject({ ...staff, operators: only('U11', 'U99') });
    expect(plan({ name: 'New' }, { given }).after.settings).toMatchObject(nobody);
  });

  it('leave somebody who may change settings', () => {
    const given = { ...free, firstStaff: staff };
    const refusal = refusalOf(() => plan({ admins: only() }, { given }));
    expect(refusal).toMatchObject({ code: 'no-admin-left' });
    expect(refusalOf(() => plan({ operators: only('U11') }))).toMatchObject({
      code: 'no-admin-left',
    });
    expect(plan({ operators: only() }, { given }).changes).toHaveLength(1);
  });
});

describe('a change loosens', () => {
  const given = { ...free, firstStaff: staff };
  const with100 = { ...record, settings: { ...firstSettings, thresholdMinor: 100n } };

  it.each([
    ['a higher threshold', { thresholdMinor: 101n }, with100, true],
    ['no threshold any more', { thresholdMinor: null }, with100, true],
    ['a lower threshold', { thresholdMinor: 99n }, with100, false],
    ['a first threshold', { thresholdMinor: 100n }, record, false],
    ['one more person', { operators: only('U11', 'U99') }, record, true],
    ['a group', { operators: { userIds: ['U11'], groupIds: ['S11'] } }, record, true],
    ['another person instead', { approvers: only('U11') }, record, true],
    ['one person less', { approvers: only() }, record, false],
    ['anything else', { expiryDays: 30, name: 'New' }, record, false],
  ])('by %s', (_what, wanted, from, loosens) => {
    expect(plan(wanted, { given, from }).loosens).toBe(loosens);
  });
});

describe('closing the books', () => {
  const closed = { ...record, settings: { ...firstSettings, closedUpTo: '2026-10-31' } };

  it('is free, and up to a later day as well; opening days again loosens', () => {
    expect(plan({ closedUpTo: '2026-10-31' })).toMatchObject({
      changes: [{ setting: 'closedUpTo', from: null, to: '2026-10-31' }],
      ...{ loosens: false, after: { settings: { closedUpTo: '2026-10-31' } } },
    });
    expect(plan({ closedUpTo: '2026-11-20' }, { from: closed }).loosens).toBe(false);
    expect(plan({ closedUpTo: '2026-10-30' }, { from: closed }).loosens).toBe(true);
    expect(plan({ closedUpTo: null }, { from: closed }).loosens).toBe(true);
    expect(plan({ name: 'Same books' }, { from: closed }).loosens).toBe(false);
  });

  it.each([
    [
      '2026-11-23',
      'The books cannot be closed up to 23 Nov 2026: the last three days stay open. Choose 20 Nov 2026 or a day before.',
    ],
    [
      '2026-11-22',
      'The books cannot be closed up to 22 Nov 2026: the last three days stay open. Choose 20 Nov 2026 or a day before.',
    ],
    [
      '2026-11-21',
      'The books cannot be closed up to 21 Nov 2026: the last three days stay open. Choose 20 Nov 2026 or a day before.',
    ],
    [
      '2031-01-01',
      'The books cannot be closed up to 1 Jan 2031: the last three days stay open. Choose 20 Nov 2026 or a day before.',
    ],
    ['31.10.2026', 'A day is written like 2026-10-31: year, month, day.'],
    ['2026-02-30', 'A day is written like 2026-10-31: year, month, day.'],
    ['', 'A day is written like 2026-10-31: year, month, day.'],
  ])('up to %j is refused, with what can be chosen', (closedUpTo, problem) => {
    expect(refusalOf(() => plan({ closedUpTo }))).toMatchObject({
      ...{ code: 'setting-wrong', details: { problem } },
    });
  });

  it('is right in the time zone that the club has then', () => {
    expect(plan({ closedUpTo: '2026-11-21', timeZone: 'Pacific/Auckland' }).changes).toHaveLength(
      2,
    );
    const from = { ...closed, settings: { ...firstSettings, closedUpTo: '2026-11-20' } };
    expect(plan({ timeZone: 'Pacific/Auckland' }, { from }).changes).toHaveLength(1);
    const there = { ...from, club: { ...club, timeZone: 'Pacific/Auckland' } };
    const late = { ...there, settings: { ...firstSettings, closedUpTo: '2026-11-21' } };
    expect(refusalOf(() => plan({ timeZone: 'Europe/London' }, { from: late }))).toMatchObject({
      code: 'setting-wrong',
    });
  });
});
