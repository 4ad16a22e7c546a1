import { expect, it } from 'vitest';
import type { EntryKind } from '../../src/domain/books/entry-kinds.js';
import { figuresNow } from '../../src/services/figures-now.js';
import { deskForFile } from '../support/desk-for-file.js';
import { apply, issue, openCredit } from '../support/ledger-desk.js';

const desk = await deskForFile();

it('counts what waits, and tells of every entry that is committed by its kind alone', async () => {
  const kinds: EntryKind[] = [];
  desk.store.committed = (some) => kinds.push(...some);
  await issue(desk, 100n, { autoCollect: true });
  await openCredit(desk, 100n);
  const open = await issue(desk, 100n);
  await apply(desk, open, 10n);
  await expect(apply(desk, open, 1_000n)).rejects.toThrow();
  expect(kinds).toEqual(['invoice.issued', 'credit.opened', 'invoice.issued', 'credit.applied']);
  expect(await figuresNow(desk)).toEqual({
    ...{ sweepDue: 1, sweepWaiting: 0, mailsReady: 0, givenUp: 0 },
    // The use of credit, told to finance.
    messagesReady: 1,
  });
});
