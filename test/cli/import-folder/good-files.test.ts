import { describe, expect, it } from 'vitest';
import { read, rowsOf, soundClub } from './folder.js';

const paid =
  'id,invoice_number,amount,provider,received_on,status\nP1,INV-2,30,card,2026-09-05,received\n';

describe('a good folder', () => {
  it('gives typed rows that know their file and line', async () => {
    const { rows, money, faults } = await read({ ...soundClub, payments: paid });
    expect(faults).toEqual([]);
    const person = { email: null, payerId: 'C1' };
    expect(rows.filter(({ kind }) => kind === 'contact').map(({ row }) => row)).toEqual([
      {
        ...{ ...person, place: { file: 'contacts.csv', line: 2 }, id: 'C1' },
        ...{ name: 'Priya', email: 'priya@family.example' },
      },
      { ...person, place: { file: 'contacts.csv', line: 3 }, id: 'C2', name: 'Asha' },
      { ...person, place: { file: 'contacts.csv', line: 4 }, id: 'C3', name: 'Rohan' },
    ]);
    const invoice = money.flatMap((one) => (one.kind === 'invoice' ? [one.row] : []))[0];
    expect(invoice?.lines.map((line) => [line.line, line.amountMinor, line.taxRate])).toEqual([
      [1, 12000n, null],
      [2, 10800n, '20'],
    ]);
    const payment = money.flatMap((one) => (one.kind === 'payment' ? [one.row] : []))[0];
    expect(payment).toMatchObject({ amountMinor: 3000n, currency: 'GBP', issuedOn: '2026-09-04' });
  });

  it('reads a byte order mark, Windows line ends, outer blanks and empty rows', async () => {
    const text = '\ufeffid,name\r\n C1 ,"Ana "\r\n\r\n,\r\nC2,Bob\r\n';
    const contacts = await rowsOf({ contacts: text }, 'contact');
    expect(contacts.map((row) => [row.place.line, row.id, row.name])).toEqual([
      [2, 'C1', 'Ana'],
      [5, 'C2', 'Bob'],
    ]);
  });

  it('reads columns in any order, empty columns at the edge, and no last line end', async () => {
    const contacts = await rowsOf({ contacts: 'name,id,,\nAna,C1,,' }, 'contact');
    expect(contacts).toMatchObject([{ id: 'C1', name: 'Ana', email: null }]);
  });

  it('reads line ends and quotes inside quotes, and counts lines as an editor does', async () => {
    const orders = soundClub.invoice_lines.replace(',Term,', ',"Term ""A""\r\nnew, improved",');
    const lines = await rowsOf({ ...soundClub, invoice_lines: orders }, 'line');
    expect(lines[0]?.description).toBe('Term "A"\nnew, improved');
    expect(lines.map(({ place }) => [place.line, place.row])).toEqual([
      [2, undefined],
      [4, 3],
      [5, 4],
    ]);
  });

  it.each([
    'ליאת כהן',
    'Sam 🤸‍♀️',
    '<!channel> & *bold*',
    '=1+1',
    'é'.repeat(300),
    '🤸'.repeat(300),
  ])('takes the name %s as it is', async (name) => {
    const contacts = await rowsOf({ contacts: `id,name\nC1,${name}\n` }, 'contact');
    expect(contacts[0]?.name).toBe(name);
  });

  it('reads amounts by the decimals of their currency', async () => {
    const products =
      'id,name,price,currency,billing,auto_collect\nA,A,1500,JPY,single,no\nB,B,0,GBP,single,no\nC,C,1.234,KWD,single,no\n';
    const rows = await rowsOf({ products }, 'product');
    expect(rows.map((row) => row.priceMinor)).toEqual([1500n, 0n, 1234n]);
  });

  it('reads times without an offset as club time, in summer and in winter', async () => {
    const sessions =
      'id,product_id,title,starts_at,ends_at\nS1,GYM,A,2026-07-01T17:00,2026-07-01 18:00:00\nS2,GYM,B,2026-12-03T17:00,2026-12-03T18:30+01:00\n';
    const rows = await rowsOf({ products: soundClub.products, sessions }, 'session');
    expect(
      rows.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()]),
    ).toEqual([
      ['2026-07-01T16:00:00.000Z', '2026-07-01T17:00:00.000Z'],
      ['2026-12-03T17:00:00.000Z', '2026-12-03T17:30:00.000Z'],
    ]);
  });

  it('lets a payment be more than is owed, and arrive on an invoice that is void', async () => {
    const payments = `${paid}P2,INV-2,10,bank,2026-09-06,received\nP3,INV-1,5,bank,2026-09-30,received\n`;
    const invoices = soundClub.invoices.replace('GBP,no,', 'GBP,no,2026-09-05');
    expect(await rowsOf({ ...soundClub, invoices, payments }, 'payment')).toHaveLength(3);
  });
});
