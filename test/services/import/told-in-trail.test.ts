import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { wholeTrail } from '../../../src/domain/trail/trail-filter.js';
import { readReport } from '../../../src/services/reports/read-report.js';
import {
  admin,
  auditDifferences,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import { emptyDatabase, importFiles, importSound, wholeClub } from './import-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
});
beforeEach(() => emptyDatabase(desk));
afterAll(() => desk.close());

/** What the trail's report tells of imports: by whom, by which door, and what. */
async function told(): Promise<string[]> {
  const only = { ...wholeTrail, act: 'import-folder' };
  const days = { from: '2026-11-01', until: '2026-12-31' } as const;
  const { table } = await readReport(desk, admin, { name: 'audit-trail', ...days, only });
  const places = ['Who', 'Where', 'Why'].map((title) => table.titles.indexOf(title));
  return table.rows.map((cells) => {
    const texts = places.map((place) => {
      const cell = cells[place];
      return cell?.kind === 'actor' ? cell.actor.id : cell?.kind === 'text' ? cell.text : '';
    });
    return texts.join(' | ');
  });
}

it('is told once with what it wrote, by kinds and numbers, and not where it wrote nothing', async () => {
  await importSound(desk, wholeClub);
  await importSound(desk, wholeClub);
  const [first, ...more] = await told();
  expect(first).toBe(
    'import | import | bookings: 2 added; contacts: 3 added; enrolments: 1 added; orders: 1 added; passes: 1 added; products: 2 added; sessions: 1 added; events booked: 6; there already: 0',
  );
  expect(more).toEqual([]);
  expect(await auditDifferences(desk)).toEqual([]);
});

it('tells which columns of contacts changed, and never what they say', async () => {
  await importSound(desk, wholeClub);
  const contacts = wholeClub.contacts.replace('Asha', 'Aisha');
  expect(contacts).not.toBe(wholeClub.contacts);
  desk.clock.now = new Date(desk.now().getTime() + 1_000);
  await importSound(desk, { ...wholeClub, contacts });
  const [newest] = await told();
  expect(newest).toMatch(/^import \| import \| contacts: 1 changed \(name 1\); events booked: 0; /);
  expect((await told()).join()).not.toContain('Aisha');
});

it('is told once where it was cut off and repeated, whatever was left to write', async () => {
  const cut = vi.spyOn(desk.store.collections.import_marks, 'deleteOne');
  cut.mockRejectedValueOnce(new Error('killed'));
  await expect(importFiles(desk, wholeClub)).rejects.toThrow('killed');
  expect(await told()).toEqual([]);
  expect(await auditDifferences(desk)).toEqual([]);
  cut.mockRestore();
  await importSound(desk, wholeClub);
  await importSound(desk, wholeClub);
  const [first, ...more] = await told();
  expect(first).toContain('events booked: 0; there already: 17; ends an import of 2026-');
  expect(first).toContain('that was cut off');
  expect(more).toEqual([]);
  expect(await desk.store.collections.import_marks.countDocuments()).toBe(0);
});
