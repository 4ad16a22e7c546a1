import { describe, expect, it } from 'vitest';
import { dataOf, soundClub } from './folder.js';

const paid =
  'id,invoice_number,amount,provider,received_on,status\nP1,INV-2,30,card,2026-09-05,received\n';

describe('a good folder', () => {
  it('gives typed rows that know their file and line', async () => {
    const data = await dataOf({ ...soundClub, payments: paid });
    expect(data.contacts).toEqual([
      {
        place: { file: 'contacts.csv', line: 2 },
        id: 'C1',
        name: 'Priya',
        email: 'priya@family.example',
        payerId: 'C1',
      },
      {
        place: { file: 'contacts.csv', line: 3 },
        id: 'C2',
        name: 'Asha',
        email: null,
        payerId: 'C1',
      },
      {
        place: { file: 'contacts.csv', line: 4 },
        id: 'C3',
        name: 'Rohan',
        email: null,
        payerId: 'C1',
      },
    ]);
    expect(
      data.invoices[0]?.lines.map((line) => [line.line, line.amountMinor, line.taxRate]),
    ).toEqual([
      [1, 12000n, null],
      [2, 10800n, '20'],
    ]);
    expect(data.payments[0]?.amountMinor).toBe(3000n);
    expect(data.externalReferences).toEqual([]);
  });

  it('reads a byte order mark, Windows line ends, outer blanks and empty rows', async () => {
    const text = '\ufeffid,name\r\n C1 ,"Ana "\r\n\r\n,\r\nC2,Bob\r\n';
    const { contacts } = await dataOf({ contacts: text });
    expect(contacts.map((row) => [row.place.line, row.id, row.name])).toEqual([
      [2, 'C1', 'Ana'],
      [5, 'C2', 'Bob'],
    ]);
  });

  it('reads columns in any order, empty columns at the edge, and no last line end', async () => {
    const { contacts } = await dataOf({ contacts: 'name,id,,\nAna,C1,,' });
    expect(contacts).toMatchObject([{ id: 'C1', name: 'Ana', email: null }]);
  });

  it('reads line ends and quotes inside quotes, and counts lines as an editor does', async () => {
    const orders = soundClub.invoice_lines.replace(',Term,', ',"Term ""A""\r\nnew, improved",');
    const { invoices } = await dataOf({ ...soundClub, invoice_lines: orders });
    const lines = invoices.flatMap((invoice) => invoice.lines);
    expect(lines[0]?.description).toBe('Term "A"\nnew, improved');
    expect(lines.map((line) => line.place.line)).toEqual([2, 4, 5]);
  });

  it.each([
    'ליאת כהן',
    'Sam 🤸‍♀️',
    '<!channel> & *bold*',
    '=1+1',
    'é'.repeat(300),
    '🤸'.repeat(300),
  ])('takes the name %s as it is', async (name) => {
    const { contacts } = await dataOf({ contacts: `id,name\nC1,${name}\n` });
    expect(contacts[0]?.name).toBe(name);
  });

  it('reads amounts by the decimals of their currency', async () => {
    const products =
      'id,name,price,currency,billing,auto_collect\nA,A,1500,JPY,single,no\nB,B,0,GBP,single,no\nC,C,1.234,KWD,single,no\n';
    const data = await dataOf({ products });
    expect(data.products.map((row) => row.priceMinor)).toEqual([1500n, 0n, 1234n]);
  });

  it('reads times without an offset as club time, in summer and in winter', async () => {
    const sessions =
      'id,product_id,title,starts_at,ends_at\nS1,GYM,A,2026-07-01T17:00,2026-07-01 18:00:00\nS2,GYM,B,2026-12-03T17:00,2026-12-03T18:30+01:00\n';
    const data = await dataOf({ products: soundClub.products, sessions });
    expect(
      data.sessions.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()]),
    ).toEqual([
      ['2026-07-01T16:00:00.000Z', '2026-07-01T17:00:00.000Z'],
      ['2026-12-03T17:00:00.000Z', '2026-12-03T17:30:00.000Z'],
    ]);
  });

  it('numbers rows without an id by date, whatever their order in the file', async () => {
    const credit_notes =
      'invoice_number,amount,created_on,reason\nINV-1,2,2026-09-20,late\nINV-2,1,2026-09-12,other\nINV-1,1,2026-09-10,early\n';
    const { creditNotes } = await dataOf({ ...soundClub, credit_notes });
    expect(creditNotes.map((row) => [row.invoiceNumber, row.reason, row.ordinal])).toEqual([
      ['INV-1', 'early', 1],
      ['INV-2', 'other', 1],
      ['INV-1', 'late', 2],
    ]);
  });

  it('lets a payment be more than is owed, and arrive on an invoice that is void', async () => {
    const payments = `${paid}P2,INV-2,10,bank,2026-09-06,received\nP3,INV-1,5,bank,2026-09-30,received\n`;
    const invoices = soundClub.invoices.replace('GBP,no,', 'GBP,no,2026-09-05');
    const data = await dataOf({ ...soundClub, invoices, payments });
    expect(data.payments).toHaveLength(3);
  });
});
