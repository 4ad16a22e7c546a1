import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFolder } from '../../src/cli/import-folder/import-folder.js';
import { forgottenName } from '../../src/domain/forgetting/forgotten.js';
import { forgetPeople } from '../../src/services/forgetting/forget-people.js';
import { forgetPerson } from '../../src/services/forgetting/forget-person.js';
import {
  admin,
  auditDifferences,
  clubId,
  envelope,
  type LedgerDesk,
  openLedgerDesk,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

/** The commands under "To try it", but for the import itself. */
async function commandsOfPage(): Promise<string> {
  const page = await readFile(new URL('../../docs/forgetting.md', import.meta.url), 'utf8');
  const [, block = ''] = /^## To try it$.*?^```sh$(.*?)^```$/ms.exec(page) ?? [];
  const lines = block.trim().split('\n');
  expect(lines.at(-1)).toBe('npm run import -- former');
  return lines.slice(0, -1).join('\n');
}

it('whoever the page adds can be forgotten at once, and the books stay right', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'forgetting-page-'));
  execFileSync('sh', ['-ec', await commandsOfPage()], { cwd });
  const said = { today: '2026-11-23', progress: () => undefined, warn: () => undefined };
  expect(await importFolder(desk, join(cwd, 'former'), said)).toMatchObject({
    ok: true,
    booked: 2,
  });
  const contactId = `${clubId}:OLD1`;
  await forgetPerson(desk, envelope(undefined, admin), { contactId });
  // Words are looked for once more when what was under way has ended.
  desk.clock.now = new Date(desk.clock.now.getTime() + 2 * 60_000);
  expect(await forgetPeople(desk)).toBe(1);
  const { contacts, invoices } = desk.store.collections;
  expect(await contacts.findOne({ _id: contactId })).toMatchObject({ name: forgottenName });
  const invoice = await invoices.findOne({ _id: `${clubId}:OLD-1` });
  expect(invoice?.lines[0]).toMatchObject({ amount: 12_000n });
  expect(JSON.stringify(invoice?.lines.map(({ description }) => description))).not.toContain(
    'Mona',
  );
  expect(await auditDifferences(desk)).toEqual([]);
});
