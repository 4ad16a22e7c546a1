import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import type { WantedSettings } from '../../../src/domain/settings/club-settings.js';
import { changeSettings } from '../../../src/services/settings/change-settings.js';
import { refreshSettings } from '../../../src/services/settings/settings-now.js';
import { findSettingsEvents } from '../../../src/store/settings/settings-changes.js';
import {
  admin,
  deskOn,
  issue,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';

let first: LedgerDesk;
/** Another process on the same database. */
let second: LedgerDesk;

beforeAll(async () => {
  first = await openLedgerDesk();
  second = deskOn(first.store, first.uri);
});

beforeEach(async () => {
  const { clubs, audit_events } = first.store.collections;
  await clubs.deleteMany({});
  await audit_events.deleteMany({});
  const { club: fresh, settings, settingsSeq } = deskOn(first.store, first.uri);
  for (const desk of [first, second]) Object.assign(desk, { club: fresh, settings, settingsSeq });
  const { id: _id, ...club } = fresh;
  await clubs.insertOne({ _id, ...club });
});

afterAll(() => first.close());

function change(
  desk: LedgerDesk,
  wanted: WantedSettings,
  more: { actor?: Actor; seenSeq?: bigint | null; operationId?: string } = {},
) {
  const { actor = admin, seenSeq = null, operationId = randomUUID() } = more;
  return changeSettings(desk, { actor, operationId, seenSeq, wanted });
}

describe('changing settings', () => {
  it('keeps who, when, from and to, and is in force in another process with its next act', async () => {
    first.clock.now = new Date('2026-11-24T09:00:00Z');
    await change(first, { name: 'Judo Bergen', timeZone: 'Europe/Oslo', expiryDays: 30 });
    expect(first.club).toMatchObject({ name: 'Judo Bergen', timeZone: 'Europe/Oslo' });
    expect(second.club.name).toBe('Club');
    await refreshSettings(second);
    expect(second.club.name).toBe('Judo Bergen');
    expect(second.settings.expiryDays).toBe(30);
    const events = await findSettingsEvents(first.store, { clubId: 'club', limit: 10 });
    expect(events).toMatchObject([
      {
        act: 'change-settings',
        actor: { kind: 'staff', id: 'UADMIN' },
        at: new Date('2026-11-24T09:00:00Z'),
        changes: [
          { setting: 'name', from: 'Club', to: 'Judo Bergen' },
          { setting: 'timeZone', from: 'Europe/London', to: 'Europe/Oslo' },
          { setting: 'expiryDays', from: null, to: 30 },
        ],
      },
    ]);
  });

  it('sent twice is one change', async () => {
    const operationId = randomUUID();
    const sent = await Promise.all(
      [first, second, first, second].map((desk) => change(desk, { name: 'Once' }, { operationId })),
    );
    const again = await change(second, { name: 'Once' }, { operationId });
    expect(again.changes).toEqual([{ setting: 'name', from: 'Club', to: 'Once' }]);
    expect(sent).toEqual([again, again, again, again]);
    const events = await findSettingsEvents(first.store, { clubId: 'club', limit: 10 });
    expect(events).toHaveLength(1);
  });

  it('of two admins at once the second changes nothing and is told', async () => {
    await change(first, { expiryDays: 30 }, { seenSeq: 0n });
    await expect(change(second, { expiryDays: 90 }, { seenSeq: 0n })).rejects.toMatchObject({
      code: 'settings-moved',
    });
    expect(second.settings.expiryDays).toBe(30);
    await change(second, { expiryDays: 90 }, { seenSeq: second.settingsSeq });
    await refreshSettings(first);
    expect(first.settings.expiryDays).toBe(90);
  });

  it('in the same moment one of them wins', async () => {
    const works = [first, second].map((desk, index) =>
      change(desk, { expiryDays: 10 + index }, { seenSeq: 0n }),
    );
    const settled = await Promise.allSettled(works);
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'settings-moved' } }]);
    expect(await findSettingsEvents(first.store, { clubId: 'club', limit: 9 })).toHaveLength(1);
  });

  it('is for admins alone, by the roles of now', async () => {
    for (const roles of [['operator'], ['approver'], []] as const) {
      const actor: Actor = { kind: 'staff', userId: 'U1', roles };
      await expect(change(first, { name: 'X' }, { actor })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
  });

  it('changes the currency while nothing is booked, and not after', async () => {
    await change(first, { currency: 'EUR' });
    expect(first.club.currency).toBe('EUR');
    await issue(first, 100n);
    await expect(change(first, { currency: 'GBP' })).rejects.toMatchObject({
      code: 'currency-in-use',
    });
  });

  it('writes nothing where all of it is so already', async () => {
    expect((await change(first, { name: 'Club' })).changes).toEqual([]);
    expect(await findSettingsEvents(first.store, { clubId: 'club', limit: 9 })).toEqual([]);
  });
});
