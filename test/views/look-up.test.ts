import { describe, expect, it } from 'vitest';
import { StaleForm } from '../../src/blocks/private-metadata.js';
import { invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { booksModal, checkingBooksModal } from '../../views/credit-desk/books.js';
import { creditDeskModal } from '../../views/credit-desk/modal.js';
import { usesModal } from '../../views/credit-desk/uses.js';
import { homeView, plainHomeView, strangerHomeView } from '../../views/home/home.js';
import { filterMetadata, invoicesModal, readArguments } from '../../views/invoices/modal.js';
import { noticeSubject, renderNotice } from '../../views/messages/render-notice.js';
import {
  readOlder,
  readStatementPlace,
  statementModal,
  writeStatementPlace,
} from '../../views/statement/modal.js';
import { anInvoice } from '../support/rules.js';
import { aNote, anEntry, club, hostileName, hugeAmount, notices, shown } from './sample-facts.js';
import { expectHome, expectMessage, expectModal, wordsOf } from './slack-limits.js';

describe('the invoice list', () => {
  const everything = { status: null, text: '', page: 0, pageSize: 10 };

  it('shows every amount of an invoice, and credit with a minus sign in code style', () => {
    const invoice = anInvoice([22_800n], {
      id: 'club:INV-1042',
      paid: 15_800n,
      creditedToInvoice: 7_000n,
      creditedToAccount: 3_000n,
    });
    const rows = [{ invoice, payerName: 'Priya Patel', creditRefusal: null }];
    const words = expectModal(invoicesModal({ ...everything, rows, total: 1 }, shown));
    expect(words).toContain('*INV-1042*  ·  Priya Patel  ·  1 Nov  ·  _partially credited_');
    expect(words).toContain(
      'Total £228.00  ·  Paid £158.00  ·  Credited `-£100.00`  ·  Outstanding £0.00',
    );
    expect(words).toContain('RC');
  });

  it('leaves RC out where no credit can be raised', () => {
    const rows = [{ invoice: anInvoice([0n]), payerName: 'Kari', creditRefusal: 'Nothing left.' }];
    const words = expectModal(invoicesModal({ ...everything, rows, total: 1 }, shown));
    expect(words.split('\n')).not.toContain('RC');
    expect(words).toContain('Details');
  });

  it('says where the reader is in a long list', () => {
    const rows = Array.from({ length: 10 }, () => ({
      invoice: anInvoice([hugeAmount]),
      payerName: hostileName,
      creditRefusal: null,
    }));
    const data = { ...everything, page: 1, rows, total: 1_503 };
    const words = expectModal(invoicesModal(data, shown));
    expect(words).toContain('11 to 20 of 1,503');
    expect(words).toContain('Previous');
    expect(words).toContain('Next');
  });

  it('says what to try when nothing was found', () => {
    const nothing = { ...everything, status: 'void' as const, text: hostileName.slice(0, 100) };
    const words = expectModal(invoicesModal({ ...nothing, rows: [], total: 0 }, shown));
    expect(words).toContain('choose the status All');
    expect(expectModal(invoicesModal({ ...everything, rows: [], total: 0 }, shown))).toContain(
      'no invoices yet',
    );
  });

  it.each(invoiceStatuses)('reads the argument %s as a status', (status) => {
    expect(readArguments(` ${status.toUpperCase()} `)).toEqual({ status, text: '', page: 0 });
  });

  it('reads other arguments as words to search for', () => {
    expect(readArguments('Priya Patel')).toEqual({ status: null, text: 'Priya Patel', page: 0 });
    expect(readArguments('x'.repeat(3_000)).text).toHaveLength(100);
  });

  it.each(['', '{}', 'null', '{"version":1,"content":{"status":"paid","text":"","page":0}}'])(
    'refuses metadata %j',
    (text) => {
      expect(() => filterMetadata.read(text)).toThrow(StaleForm);
    },
  );
});

describe('the statement', () => {
  const payer = {
    ...{ id: 'club:olsen', clubId: 'club', ownId: 'olsen', name: 'Kari Olsen' },
    ...{ email: null, payerId: 'club:olsen', searchWords: [] },
  };
  const newest = { contactId: 'club:olsen', older: null };
  const lot = {
    ...{ lotId: 'l', remaining: 500n, createdOn: '2026-10-01', openedSeq: 1n },
    source: { kind: 'opening' as const },
  };

  function currency(code: string, amount: bigint, movements: number) {
    return {
      account: {
        ...{ id: `club:olsen:${code}`, clubId: 'club', payerId: 'club:olsen', currency: code },
        ...{ balance: amount, seq: 9n, headDigest: 'digest', lots: [] },
      },
      available: amount - 500n,
      lots: Array.from({ length: 30 }, (_none, index) => ({
        ...lot,
        expiresOn: index === 0 ? '2026-10-31' : null,
        expired: index === 0,
      })),
      movements: Array.from({ length: movements }, () => ({
        entry: anEntry('credit.raised', { currency: code, reason: hostileName }),
        change: amount,
        balance: amount,
      })),
      olderThan: 4n,
    };
  }

  it('fits with five currencies, thirty lots in each and long reasons', () => {
    const codes = ['GBP', 'EUR', 'USD', 'JPY', 'KWD'];
    const currencies = codes.map((code) => currency(code, hugeAmount, 15));
    const contact = { ...payer, id: 'c', ownId: hostileName.slice(0, 40), name: hostileName };
    const data = { contact, payer: { ...payer, name: hostileName }, currencies };
    const words = expectModal(statementModal(data, newest, shown));
    expect(words).toContain('This is the account of the payer');
    expect(words).toContain('*expired 31 Oct*');
    expect(words).toContain('10 further parts');
  });

  it('says that there is no credit, and what would make some', () => {
    const data = { contact: payer, payer, currencies: [] };
    expect(expectModal(statementModal(data, newest, shown))).toContain('never had any');
  });

  it('offers the contacts that fit, or says that there is none', () => {
    const contacts = Array.from({ length: 11 }, (_none, index) => ({
      ...payer,
      ...{ id: `c${index}`, name: hostileName },
    }));
    const words = expectModal(statementModal({ text: 'pat', contacts }, newest, shown));
    expect(words).toContain('There are more');
    expect(expectModal(statementModal({ text: '<!here>', contacts: [] }, newest, shown))).toContain(
      'Nobody was found',
    );
  });

  it('remembers from where older movements are read', () => {
    const older = readOlder('GBP:12');
    expect(older).toEqual({ currency: 'GBP', belowSeq: 12n });
    const place = { contactId: 'club:olsen', older };
    expect(readStatementPlace(writeStatementPlace(place))).toEqual(place);
    expect(readOlder('GBP:-1')).toBeNull();
    expect(readOlder('nonsense')).toBeNull();
  });
});

describe('the Credit Desk page', () => {
  const run = {
    ...{ id: 'run-1', startedAt: new Date('2026-11-23T09:00:00Z'), finishedAt: new Date() },
    ...{ looked: 212, usedOn: 14, waiting: 3, failed: 1 },
    amounts: ['GBP', 'EUR', 'USD', 'JPY', 'KWD'].map((currency) => ({
      currency,
      amount: hugeAmount,
    })),
  };

  it('fits with nothing to tell and with as much as it lists', () => {
    expectModal(creditDeskModal({ sweeps: [], undelivered: [], said: null }, shown));
    const undelivered = Array.from({ length: 11 }, () => ({
      id: 'x'.repeat(200),
      notice: { ...notices['late-outcome'], title: hostileName },
      target: { channel: 'CFINANCE' },
      attempts: 12,
      lastError: hostileName,
      createdAt: new Date('2026-11-23T09:00:00Z'),
    }));
    const sweeps = Array.from({ length: 5 }, () => run);
    const words = expectModal(creditDeskModal({ sweeps, undelivered, said: 'Said.' }, shown));
    expect(words).toContain('looked at 212 invoices');
    expect(words).toContain('There are more');
  });

  it('lists the uses of a sweep on pages', () => {
    const uses = Array.from({ length: 30 }, () => ({
      ...{ invoiceNumber: 'INV-1', payerName: hostileName, amount: hugeAmount, currency: 'GBP' },
    }));
    expect(expectModal(usesModal({ runId: 'run-1', uses, page: 1 }, shown))).toContain(
      '13 to 24 of 30',
    );
    expect(expectModal(usesModal({ runId: 'run-1', uses: [], page: 0 }, shown))).toContain(
      'no credit',
    );
  });

  it('says that the books are right, or names twenty differences and how many more', () => {
    const report = {
      ...{ checkedAt: new Date('2026-11-23T09:00:00Z'), entries: 1, accounts: 2 },
      ...{ invoices: 3, creditNotes: 4 },
    };
    expectModal(checkingBooksModal());
    expect(expectModal(booksModal({ ...report, differences: [] }, shown))).toContain(
      'The books are right',
    );
    const differences = Array.from({ length: 25 }, () => ({
      ...{ what: 'balance', id: hostileName, expected: '100', stored: '200' },
    }));
    const words = expectModal(booksModal({ ...report, differences }, shown));
    expect(words).toContain('25 differences');
    expect(words).toContain('And 5 more');
  });
});

describe('the Home tab', () => {
  it('fits empty and full, and for strangers', () => {
    const empty = { clubName: club.name, undelivered: 0, recentCredits: [], lastSweep: null };
    expect(expectHome(homeView(empty, shown))).toContain('Nothing waits for you');
    const note = { ...aNote(), reason: hostileName, amount: hugeAmount };
    const recentCredits = Array.from({ length: 5 }, () => ({ note, payerName: hostileName }));
    const full = { ...empty, clubName: hostileName, undelivered: 50, recentCredits };
    expect(expectHome(homeView(full, shown))).toContain('50 or more messages');
    expect(expectHome(strangerHomeView(hostileName, 'Ask an admin.'))).toContain('Ask an admin');
    expectHome(plainHomeView(club.name, 'Try again.'));
  });
});

describe('messages', () => {
  const names = new Map([['club:olsen', 'Priya Patel']]);

  it.each(Object.values(notices))('tells $kind', (notice) => {
    const message = renderNotice(notice, { names, club });
    expectMessage(message);
    expect(wordsOf({ text: message.text })).toMatchSnapshot();
    expect(noticeSubject(notice)).not.toBe('');
  });

  it.each(Object.values(notices))('makes $kind harmless with any stored text', (notice) => {
    const texts = { reason: hostileName, title: hostileName, text: hostileName.repeat(9) };
    const hostile = { ...notice, ...texts, byUserId: '<!here>' };
    expectMessage(renderNotice(hostile, { names: new Map([['club:olsen', hostileName]]), club }));
  });

  it('says nothing about credit when none was made from a bounced payment', () => {
    const notice = { ...notices['payment-reversed'], creditMade: 0n };
    expect(renderNotice(notice, { names, club }).text).not.toContain('Two ways out');
  });
});
