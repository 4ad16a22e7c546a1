import { expect, it } from 'vitest';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { auditBooks } from '../../src/store/ledger/audit-books.js';
import { envelope, openLedgerDesk } from '../support/ledger-desk.js';
import { openCommandDatabase } from './command-database.js';
import { type Files, folderOf } from './import-folder/folder.js';
import { patience, runCommand } from './run-command.js';
import { expectedUses } from './sweep-rules.js';

function csv(header: string, ...rows: string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

const invoiceColumns = 'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on';
const lineColumns = 'invoice_number,line,contact_id,description,amount';
const creditColumns = 'contact_id,amount,currency,created_on,expires_on';

function invoices(...rows: [number: string, payer: string, day: string, rest: string][]): Files {
  return {
    invoices: csv(
      invoiceColumns,
      ...rows.map(([number, payer, day, rest]) => `${number},${payer},${day},2026-12-01,${rest}`),
    ),
    invoice_lines: csv(
      lineColumns,
      ...rows.map(([number, payer]) => `${number},1,${payer},Term,10.00`),
    ),
  };
}

/** Each payer shows one rule of automatic use; every invoice is of 10.00. */
const ruleByRule: Files = {
  contacts: csv('id,name', ...['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((id) => `${id},${id}`)),
  ...invoices(
    ['A-1', 'A', '2026-09-01', 'GBP,yes,'],
    ['A-2', 'A', '2026-09-02', 'GBP,yes,'],
    ['A-3', 'A', '2026-09-01', 'GBP,no,'],
    ['B-1', 'B', '2026-09-01', 'GBP,yes,'],
    ['C-1', 'C', '2026-09-01', 'GBP,yes,'],
    ['D-1', 'D', '2026-09-01', 'EUR,yes,'],
    ['E-1', 'E', '2026-09-01', 'GBP,yes,'],
    ['F-1', 'F', '2026-09-01', 'GBP,yes,'],
    ['G-1', 'G', '2026-09-01', 'GBP,yes,2026-09-03'],
    ['G-2', 'G', '2026-09-05', 'GBP,yes,'],
  ),
  account_credit: csv(
    creditColumns,
    'A,14.00,GBP,2026-08-01,',
    'B,4.00,GBP,2026-09-02,',
    'C,4.00,GBP,2026-08-01,2026-08-31',
    'D,4.00,GBP,2026-08-01,',
    'E,4.00,GBP,2026-08-01,',
    'G,4.00,GBP,2026-08-01,',
  ),
  payments: csv(
    'id,invoice_number,amount,provider,received_on,status',
    'P1,E-1,10.00,gocardless,2026-09-05,pending',
    'P2,F-1,10.00,card,2026-09-01,received',
  ),
  credit_notes: csv('invoice_number,amount,created_on,reason', 'F-1,3.00,2026-09-01,Goodwill'),
  applications: csv('invoice_number,amount,applied_on', 'G-1,4.00,2026-09-02'),
};

it('imported credit is spent as the rules say, and no invoice is looked at twice', async () => {
  const { uri, store } = await openCommandDatabase();
  expect((await runCommand('import', uri, await folderOf(ruleByRule))).code).toBe(0);
  const uses = new Map([
    ['club:A-1', 1000n],
    ['club:A-2', 400n],
    ['club:G-2', 400n],
  ]);
  expect(await expectedUses(store)).toEqual(uses);
  const { code, stdout } = await runCommand('sweep', uri);
  expect(stdout).toBe(
    'Looked at 7 new auto-collect invoices; account credit was used automatically on 3: £18.00. 1 waits for a payment in flight, 0 failed.\n',
  );
  expect(code).toBe(0);
  const booked = await store.collections.journal.find({ 'actor.kind': 'job' }).toArray();
  expect(
    new Map(booked.map(({ refs, postings }) => [refs.invoiceId, postings[0]?.amount])),
  ).toEqual(uses);
  expect((await runCommand('sweep', uri)).stdout).toContain('Looked at 0 new');
  expect((await auditBooks(store, 'club')).differences).toEqual([]);
});

/** 300 payers with five invoices of 10.00 and 25.00 of credit each. */
function manyDue(): Files {
  const payers = Array.from({ length: 300 }, (_, index) => `C${index}`);
  return {
    contacts: csv('id,name', ...payers.map((id) => `${id},Payer ${id}`)),
    account_credit: csv(creditColumns, ...payers.map((id) => `${id},25.00,GBP,2026-08-31,`)),
    ...invoices(
      ...payers.flatMap((id) =>
        [1, 2, 3, 4, 5].map((day): [string, string, string, string] => {
          return [`${id}-${day}`, id, `2026-09-0${day}`, 'GBP,yes,'];
        }),
      ),
    ),
  };
}

it(
  'four sweeps at once beside repeated requests apply each invoice exactly once',
  patience,
  async () => {
    const desk = await openLedgerDesk();
    const { host, port, name } = desk.store.connection;
    const uri = `mongodb://${host}:${port}/${name}?directConnection=true`;
    const { journal, invoices: stored, accounts } = desk.store.collections;
    try {
      expect((await runCommand('import', uri, await folderOf(manyDue()))).code).toBe(0);
      expect(await stored.countDocuments({ autoApply: 'due' })).toBe(1500);
      const sweeps = Promise.all([1, 2, 3, 4].map(() => runCommand('sweep', uri)));
      // Each request is sent three times, for payers all over the sweeps' ranges.
      const requests = Array.from({ length: 40 }, (_, index) => index * 7).flatMap((payer) => {
        const [invoiceId, payerId] = [`club:C${payer}-5`, `club:C${payer}`];
        const words = { reason: 'Goodwill', noteToCustomer: '', notifyCustomer: false };
        const line = { beneficiaryId: payerId, description: 'Kit', amount: 500n };
        const issue = { payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: true };
        return [1, 2, 3].flatMap(() => [
          raiseCredit(desk, envelope(`note-${payer}`), {
            invoiceId,
            amount: 200n,
            line: null,
            ...words,
          }),
          applyCredit(desk, envelope(`use-${payer}`), { invoiceId, amount: 100n }),
          issueInvoice(desk, envelope(`issue-${payer}`), { ...issue, lines: [line] }),
        ]);
      });
      await Promise.allSettled(requests);
      for (const { code, stderr } of await sweeps) expect([stderr, code]).toEqual(['', 0]);
      expect((await runCommand('sweep', uri)).code).toBe(0);

      expect(await stored.countDocuments({ autoApply: 'due' })).toBe(0);
      expect(await stored.countDocuments({ number: /^C\d+-\d$/, autoApply: 'done' })).toBe(1500);
      expect(await journal.countDocuments({ kind: 'credit.raised' })).toBe(40);
      expect(await stored.countDocuments({ number: /^INV-/ })).toBe(40);
      // The sweep looks at an invoice once, so it never spends a payer's credit twice.
      const uses = await journal.find({ kind: 'credit.applied' }).toArray();
      const automatic = uses.filter(({ actor }) => actor.kind === 'job');
      expect(new Set(automatic.map(({ refs }) => refs.invoiceId)).size).toBe(automatic.length);
      const spent = uses.reduce((sum, { postings }) => sum + (postings[0]?.amount ?? 0n), 0n);
      const left = (await accounts.find().toArray()).reduce(
        (sum, { balance }) => sum + balance,
        0n,
      );
      expect(spent + left).toBe(300n * 2500n);
      expect(left).toBe(0n);
      expect((await auditBooks(desk.store, 'club')).differences).toEqual([]);
    } finally {
      await desk.close();
    }
  },
);
