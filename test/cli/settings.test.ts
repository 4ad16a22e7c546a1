import { expect, it } from 'vitest';
import { recordTransfer } from '../../src/services/payments/record-transfer.js';
import { findLastChange } from '../../src/store/settings/last-change.js';
import {
  auditDifferences,
  envelope,
  issue,
  openLedgerDesk,
  payerId,
} from '../support/ledger-desk.js';
import { openCommandDatabase } from './command-database.js';
import { patience, runCommand, startCommand } from './run-command.js';

it('sets what a club is called and counts in, and says what is set', patience, async () => {
  const { uri } = await openCommandDatabase();
  const words = ['--name', 'Judo Bergen', '--currency', 'nok', '--time-zone', 'Europe/Oslo'];
  const set = await runCommand(
    'settings',
    uri,
    ...words,
    '--locale',
    'nb-NO',
    '--admins',
    'U11,S22',
  );
  expect(set).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'Club name: Our club → Judo Bergen',
      'Currency: GBP → NOK',
      'Time zone: Europe/London → Europe/Oslo',
      'Language and country: en-GB → nb-NO',
      'Admins: added U11, S22\n',
    ].join('\n'),
  });
  const shown = await runCommand('settings', uri);
  expect(shown.stdout).toContain('Club name: Judo Bergen\nCurrency: NOK\n');
  expect(shown.stdout).toContain('Admins: U11, S22\n');
  const wrong = await runCommand('settings', uri, '--time-zone', 'Bergen');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toBe('Use a time zone of the IANA list, such as Europe/London.\n');
  const malformed = await runCommand('settings', uri, '--closed-up-to', '31.10.2026');
  expect(malformed).toMatchObject({ code: 1, stdout: '' });
  expect(malformed.stderr).toBe('A day is written like 2026-10-31: year, month, day.\n');
  const closed = await runCommand('settings', uri, '--closed-up-to', '2020-10-31');
  expect(closed.stdout).toBe('Books closed up to: no day → 31. okt. 2020\n');
  const opened = await runCommand('settings', uri, '--closed-up-to', 'none');
  expect(opened.stdout).toBe('Books closed up to: 31. okt. 2020 → no day\n');
});

it(
  'closes the books while another process books for past days: all of it before, or none',
  patience,
  async () => {
    const desk = await openLedgerDesk();
    try {
      const invoiceId = await issue(desk, 90_000n);
      const parts = [{ invoiceId, amount: 10n }];
      const input = {
        payerId,
        parts,
        provider: 'bank',
        status: 'received',
        reference: '',
      } as const;
      const closing = startCommand('settings', desk.uri, '--closed-up-to', '2020-10-31');
      let booked = 0;
      const bookUntilClosed = async () => {
        for (;;) {
          await recordTransfer(desk, envelope(), { ...input, receivedOn: '2020-10-15' });
          booked += 1;
        }
      };
      await expect(bookUntilClosed()).rejects.toMatchObject({ code: 'books-closed' });
      expect(await closing.ended).toMatchObject({ code: 0, stderr: '' });
      const last = await findLastChange(desk.store, { clubId: 'club', setting: 'closedUpTo' });
      expect(last?.closedEntries).toBe(BigInt(booked));
      expect(booked).toBeGreaterThan(0);
      expect(await auditDifferences(desk)).toEqual([]);
    } finally {
      await desk.close();
    }
  },
);
