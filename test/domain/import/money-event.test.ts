import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileLayouts } from '../../../src/domain/import/file-layout.js';
import {
  dateColumns,
  invoiceNumberOf,
  type MoneyEvent,
  type MoneyRow,
  moneyEvents,
} from '../../../src/domain/import/money-event.js';

const day = '2026-09-10';
const later = '2026-09-20';

/** Where the row stands, which decides nothing. */
let line = 1;
function place<File extends keyof typeof fileLayouts>(file: File) {
  line += 1;
  return { file, line };
}

function invoice(
  number: string,
  changes: { issuedOn?: string; voidedOn?: string } = {},
  descriptions: readonly string[] = [],
): MoneyRow {
  const lines = descriptions.map((description) => ({
    ...{ place: place('invoice_lines.csv'), invoiceNumber: number, line: 1, amountMinor: 5n },
    ...{ contactId: 'C1', productId: null, description, taxRate: null, sessionsBilled: null },
    ...{ from: null, until: null, orderId: null },
  }));
  const row = {
    ...{ place: place('invoices.csv'), number, payerId: 'C1', issuedOn: day, dueOn: later },
    ...{ currency: 'GBP' as const, autoCollect: false, voidedOn: null, lines, ...changes },
  };
  return { kind: 'invoice', row };
}

const onInvoice = { issuedOn: day, currency: 'GBP', amountMinor: 100n };

function payment(invoiceNumber: string, changes: { id?: string; reversedOn?: string } = {}) {
  const { id = 'P1', reversedOn = null } = changes;
  const row = {
    ...{ place: place('payments.csv'), invoiceNumber, ...onInvoice, id, paymentId: id },
    ...{ provider: 'card', receivedOn: day, status: 'received' as const, reversedOn },
  };
  return { kind: 'payment' as const, row };
}

function note(invoiceNumber: string, voidedOn: string | null = null): MoneyRow {
  const row = {
    ...{ place: place('credit_notes.csv'), invoiceNumber, ...onInvoice, createdOn: day },
    ...{ reason: 'Rain', line: null, voidedOn, id: null },
  };
  return { kind: 'credit-note', row };
}

function application(invoiceNumber: string, takenBackOn: string | null = null): MoneyRow {
  const row = { place: place('applications.csv'), invoiceNumber, ...onInvoice, appliedOn: day };
  return { kind: 'application', row: { ...row, takenBackOn, id: null } };
}

function overpayment(invoiceNumber: string): MoneyRow {
  const row = { place: place('overpayments.csv'), invoiceNumber, ...onInvoice };
  return { kind: 'overpayment', row: { ...row, movedOn: day, id: null } };
}

function refund(invoiceNumber: string): MoneyRow {
  const row = { place: place('refunds.csv'), invoiceNumber, ...onInvoice, refundedOn: day };
  return { kind: 'refund', row: { ...row, paymentId: null, id: null } };
}

function writeOff(invoiceNumber: string): MoneyRow {
  const row = { place: place('write_offs.csv'), invoiceNumber, ...onInvoice, writtenOffOn: day };
  return { kind: 'write-off', row: { ...row, id: null } };
}

function payOut(contactId: string): MoneyRow {
  const row = {
    place: place('pay_outs.csv'),
    contactId,
    amountMinor: 5n,
    currency: 'GBP' as const,
  };
  return { kind: 'pay-out', row: { ...row, paidOn: day, id: null } };
}

function opening(contactId: string, createdOn = day): MoneyRow {
  const row = { place: place('account_credit.csv'), contactId, amountMinor: 5n };
  return { kind: 'opening', row: { ...row, currency: 'GBP', createdOn, expiresOn: null } };
}

function told(rows: readonly MoneyRow[]): string[] {
  return moneyEvents(rows).map((event) => {
    return `${event.on.slice(-2)} ${event.kind} ${invoiceNumberOf(event) ?? '–'}`;
  });
}

/** Money of an invoice of the 20th. */
function early(id: string, receivedOn: string, reversedOn: string | null = null): MoneyRow {
  const { row } = payment('7', { id });
  return { kind: 'payment', row: { ...row, issuedOn: later, receivedOn, reversedOn } };
}

/** One of each, and each ends on the day on which it began. */
const oneDay = [
  invoice('7', { voidedOn: day }),
  note('7', day),
  application('7', day),
  payOut('C1'),
  writeOff('7'),
  refund('7'),
  overpayment('7'),
  payment('7', { reversedOn: day }),
  opening('C1'),
];

describe('rows that move money, as events', () => {
  it('that came before their invoice follow it, and keep their day', () => {
    const rows = [early('P1', day, '2026-09-11'), early('P2', '2026-09-21'), opening('C1', later)];
    const issued = invoice('7', { issuedOn: later });
    expect(told([...rows, issued])).toEqual([
      ...['20 opening –', '20 invoice 7', '10 payment 7', '11 reversal 7', '21 payment 7'],
    ]);
  });

  it('go by what has to be there before, within one day', () => {
    expect(told(oneDay)).toEqual([
      '10 opening –',
      '10 invoice 7',
      '10 payment 7',
      '10 reversal 7',
      '10 credit-note 7',
      '10 overpayment 7',
      '10 application 7',
      '10 refund 7',
      '10 write-off 7',
      '10 pay-out –',
      '10 take-back 7',
      '10 note-void 7',
      '10 void 7',
    ]);
  });

  it('go by their days first, and what a row ends has its own day', () => {
    const rows = [
      invoice('8', { voidedOn: later }),
      note('8', '2026-09-18'),
      application('8', '2026-09-17'),
      payment('8', { reversedOn: '2026-09-19' }),
      opening('C1', '2026-09-21'),
    ];
    expect(told(rows)).toEqual([
      '10 invoice 8',
      '10 payment 8',
      '10 credit-note 8',
      '10 application 8',
      '17 take-back 8',
      '18 note-void 8',
      '19 reversal 8',
      '20 void 8',
      '21 opening –',
    ]);
  });

  it('have no second event where nothing ended', () => {
    expect(moneyEvents([invoice('1'), note('1'), application('1'), payment('1')])).toHaveLength(4);
  });

  it('of one day and kind go by invoice as people count, then by what they say', () => {
    expect(told([payment('INV-10'), payment('INV-9'), payment('INV-09')])).toEqual([
      '10 payment INV-9',
      '10 payment INV-09',
      '10 payment INV-10',
    ]);
    const ids = moneyEvents([payment('1', { id: 'B' }), payment('1', { id: 'A' })]).map((event) =>
      event.kind === 'payment' ? event.row.id : '',
    );
    expect(ids).toEqual(['A', 'B']);
    const contacts = moneyEvents([opening('C2'), opening('C1'), opening('C3')]).map((event) =>
      event.kind === 'opening' ? event.row.contactId : '',
    );
    expect(contacts).toEqual(['C1', 'C2', 'C3']);
  });

  it('go by their amounts too, and by nothing that stands in their lines but what it says', () => {
    const { kind, row } = payment('1');
    const paid = (amountMinor: bigint): MoneyRow => ({ kind, row: { ...row, amountMinor } });
    const amounts = [paid(20n), paid(100n)];
    for (const rows of [amounts, amounts.toReversed()]) {
      expect(
        moneyEvents(rows).map((event) => event.kind === 'payment' && event.row.amountMinor),
      ).toEqual([100n, 20n]);
    }
    const words = ['second', 'first'].map((description) => invoice('1', {}, [description]));
    for (const rows of [words, words.toReversed()]) {
      const said = moneyEvents(rows).flatMap((event) =>
        event.kind === 'invoice' ? event.row.lines.map((one) => one.description) : [],
      );
      expect(said).toEqual(['first', 'second']);
    }
  });

  it('of account credit alone are of no invoice', () => {
    for (const event of moneyEvents([opening('C1'), payOut('C1')])) {
      expect(invoiceNumberOf(event)).toBeNull();
    }
  });

  it('come in the same order wherever their rows stand', () => {
    const said = ({ row: { place: _place, ...rest }, ...event }: MoneyEvent) => ({ event, rest });
    const rows = [...oneDay, invoice('10'), invoice('9'), payment('10'), payment('9'), note('9')];
    const expected = moneyEvents(rows).map(said);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const elsewhere = shuffled.map((money) => {
          return Object.assign({}, money, {
            row: Object.assign({}, money.row, { place: place(money.row.place.file) }),
          });
        });
        expect(moneyEvents(elsewhere).map(said)).toEqual(expected);
      }),
    );
  });
});

it('the day of an event stands in a column of its file', () => {
  for (const { kind, row, on } of moneyEvents(oneDay)) {
    const { required, optional } = fileLayouts[row.place.file];
    expect([...required, ...optional]).toContain(dateColumns[kind]);
    const field = dateColumns[kind].replace(/_./g, (letters) => letters.slice(1).toUpperCase());
    expect(Object.entries(row)).toContainEqual([field, on]);
  }
});
