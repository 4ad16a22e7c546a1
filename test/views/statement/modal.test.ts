import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import type { CreditMovements, Everything } from '../../../src/services/credit/statement.js';
import type { LinkWay } from '../../../src/services/links/send-account-link.js';
import { statementModal } from '../../../views/statement/modal.js';
import { longId } from '../largest-facts.js';
import { aContact, anEntry, hostileName, hugeAmount, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const payer = aContact('olsen');
const place = { contactId: 'club:olsen', view: 'credit', currency: null, page: 0 } as const;
const way: LinkWay = { kind: 'address', to: 'k…@family.example' };
const page = { page: 1, pageSize: 15, total: 1_000 };
const currencies = ['EUR', 'GBP', 'JPY', 'KWD', 'USD'];
const lot = {
  lotId: 'lot',
  source: { kind: 'opening' },
  remaining: 500n,
  createdOn: '2026-10-01',
  expiresOn: null,
  openedSeq: 1n,
  expired: false,
} as const;
const expired = { ...lot, expiresOn: '2026-10-31', expired: true };

const spentOn = (numbers: readonly string[]) =>
  numbers.map((invoiceNumber) => ({ invoiceNumber, amount: 200n }));

const inCash = { invoiceNumber: null, amount: 300n };

/** Thirty lots, of which the first has expired, and fifteen movements. */
function largestCredit(changes: Partial<CreditMovements> = {}): CreditMovements {
  const entry = anEntry('credit.raised', { currency: 'KWD', reason: hostileName });
  const numbers = Array.from({ length: 20 }, (_none, index) => `${index}${longId}`);
  const spent = spentOn(numbers);
  const account = {
    id: 'club:olsen:KWD',
    clubId: 'club',
    payerId: 'club:olsen',
    currency: 'KWD',
    balance: hugeAmount,
    seq: 9n,
    headDigest: 'digest',
    lots: [],
  };
  return {
    view: 'credit',
    currency: 'KWD',
    account,
    available: hugeAmount - 500n,
    lots: Array.from({ length: 30 }, (_none, index) => (index === 0 ? expired : lot)),
    movements: Array.from({ length: 15 }, () => {
      return {
        entry,
        change: hugeAmount,
        after: hugeAmount,
        opened: { left: expired, spent, expired: 0n },
      };
    }),
    ...page,
    ...changes,
  };
}

function everything(changes: Partial<Everything>): Everything {
  return { view: 'everything', currency: 'GBP', owed: 0n, movements: [], ...page, ...changes };
}

function words(part: CreditMovements | Everything | null, of = payer): string {
  const standing = { owed: part?.view === 'everything' ? part.owed : 7_000n, available: 4_250n };
  const data = { contact: of, payer, currencies, shown: part, standing, way };
  return expectModal(statementModal(data, { ...place, view: part?.view ?? 'credit' }, shown));
}

describe('the statement of account credit', () => {
  it('fits with five currencies, thirty lots and long reasons, for a child of a long name', () => {
    const child = aContact(hostileName.slice(0, 40), { name: hostileName, payerId: payer.id });
    const text = words(largestCredit(), child);
    expect(text).toContain('so this is the account of');
    expect(text).toContain('*expired 31 Oct*');
    expect(text).toContain('10 further parts');
    expect(text).toContain('16 to 30 of 1,000 movements');
  });

  it('says what is left of each credit, and that it has expired or is used', () => {
    const entry = anEntry('credit.raised');
    const row = { entry, change: 500n, after: 500n };
    const movements = [
      { ...row, opened: { left: expired, spent: [], expired: 0n } },
      {
        ...row,
        opened: { left: { ...lot, remaining: 120n }, spent: spentOn(['INV-9']), expired: 0n },
      },
      { ...row, opened: { left: null, spent: spentOn(['INV-1', 'INV-2', 'INV-2']), expired: 0n } },
      { ...row, opened: { left: null, spent: [...spentOn(['INV-5']), inCash], expired: 0n } },
      { ...row, opened: { left: { ...lot, remaining: 70n }, spent: [inCash], expired: 0n } },
      { ...row, opened: { left: null, spent: [], expired: 500n } },
      { ...row, opened: { left: null, spent: [], expired: 0n } },
      { ...row, opened: null },
    ];
    const text = words(largestCredit({ movements, lots: [] }));
    expect(text).toContain('£5.00 of it is left, *expired 31 Oct*.');
    expect(text).toContain('£1.20 of it is left, does not expire. £2.00 is spent on INV-9.');
    expect(text).toContain('Nothing of it is left: £6.00 is spent on INV-1 and INV-2.');
    expect(text).toContain('£2.00 is spent on INV-5, £3.00 went into a pay-out.');
    expect(text).toContain('£0.70 of it is left, does not expire. £3.00 went into a pay-out.');
    expect(text).toContain('Nothing of it is left: £5.00 expired.');
    expect(text.match(/Nothing of it is left\./g)).toHaveLength(1);
  });

  it('says that there is no credit, and what would make some', () => {
    const none = { movements: [], lots: [], available: 0n, total: 0, page: 0 };
    expect(words(largestCredit(none))).toContain('never had any');
    expect(words(null)).toContain('Nothing was booked for Kari Olsen yet');
  });
});

it.each(['credit', 'everything'] as const)(
  'says in the view %s both what is owed and what credit there is',
  (view) => {
    const part = view === 'credit' ? largestCredit({ currency: 'GBP' }) : everything({});
    const standing = { owed: 7_000n, available: 4_250n };
    const data = { contact: payer, payer, currencies: ['GBP'], shown: part, standing, way };
    const text = (changes: Partial<typeof standing>) =>
      expectModal(
        statementModal(
          { ...data, standing: { ...standing, ...changes } },
          { ...place, view },
          shown,
        ),
      );
    expect(text({})).toContain('*£70.00 owed* on all invoices  ·  *£42.50 account credit*');
    expect(text({ available: 0n })).toContain('*no account credit*');
    expect(text({ owed: 0n })).toContain('*Nothing owed* on all invoices');
  },
);

describe('the statement of everything', () => {
  const row = (entry: JournalEntry, change: bigint, after: bigint) => ({ entry, change, after });

  it('fits with fifteen movements of the longest words', () => {
    const entry = anEntry('credit.raised', { currency: 'KWD', reason: hostileName });
    const movements = Array.from({ length: 15 }, () => row(entry, -hugeAmount, -hugeAmount));
    words(everything({ currency: 'KWD', owed: -hugeAmount, movements }));
  });

  it('says what was owed after each movement, and in all', () => {
    const movements = [
      row(anEntry('payment.received'), -5_000n, -300n),
      row(anEntry('payment.pending'), 0n, 4_700n),
      row(anEntry('credit.raised'), -300n, 0n),
    ];
    const text = words(everything({ owed: -300n, movements, total: 3, page: 0 }));
    expect(text).toContain('Overpaid by £3.00');
    expect(text).toContain('*-£50.00*  ·  overpaid by £3.00');
    expect(text).toContain('£47.00 owed, as before');
    expect(text).toContain('*-£3.00*  ·  nothing owed');
  });

  it('opens the invoice of each movement, named for a screen reader', () => {
    const movements = [row(anEntry('invoice.issued'), 500n, 500n)];
    const standing = { owed: 500n, available: 0n };
    const all = everything({ movements });
    const data = { contact: payer, payer, currencies: ['GBP'], shown: all, standing, way };
    const { blocks } = statementModal(data, { ...place, view: 'everything' }, shown);
    expect(blocks).toContainEqual(
      expect.objectContaining({
        accessory: expect.objectContaining({ accessibility_label: 'Details of INV-1' }),
      }),
    );
  });
});

it('offers the contacts that fit, or says that there is none', () => {
  const payers = Array.from({ length: 10 }, (_none, index) => {
    const one = aContact(`olsen-${index}`, { name: hostileName });
    return { payer: one, fits: [{ id: 'club:child', name: hostileName }] };
  });
  const several = { text: 'pat', payers, total: 60, more: false };
  const text = expectModal(statementModal(several, place, shown));
  expect(text).toContain('There are 50 more.');
  expect(text.match(/ pays for /g)).toHaveLength(10);
  const none = { text: '<!here>', payers: [], total: 0, more: false };
  expect(expectModal(statementModal(none, place, shown))).toContain('Nobody was found');
});
