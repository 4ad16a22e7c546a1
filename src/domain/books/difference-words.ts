import { isCurrency } from '../amounts/currency-table.js';
import { formatPlainAmount } from '../amounts/money.js';

/** Names of fields that do not say by themselves what they are. */
const namedFields = new Map(
  Object.entries({
    accountSeq: 'number on the account',
    accountSeqAtIssue: 'number of the account at issue',
    autoApply: 'automatic use of credit',
    beneficiaryIds: 'beneficiary',
    clubId: 'club',
    creditNoteCount: 'number of credit notes',
    headDigest: 'digest of the newest journal entry',
    invoiceId: 'invoice',
    invoiceSeq: 'number on the invoice',
    numberOrder: 'order of the number',
    openedSeq: 'number of the account when opened',
    payerId: 'payer',
    seq: 'number of changes',
  }),
);

/** Whole numbers that count changes; every other big integer of the books is an amount. */
const counters = new Set(['seq', 'openedSeq', 'accountSeqAtIssue', 'accountSeq', 'invoiceSeq']);

/** Whether a part of a path says by itself which list it is an item of, as `line 2` does. */
function isLabel(part: string | undefined): boolean {
  return part?.includes(' ') === true && !part.startsWith('no. ');
}

function wordsOf(field: string): string {
  const spaced = field.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return namedFields.get(field) ?? spaced;
}

/** `['lines', 'line 2', 'taxRate']` is `line 2, tax rate`. */
export function fieldWords(path: readonly string[]): string {
  return path
    .filter((_part, index) => !isLabel(path[index + 1]))
    .map(wordsOf)
    .join(', ');
}

/** A stored value as people read it; amounts in their currency where that is known. */
export function valueWords(value: unknown, of: { field: string; currency: string }): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (value === '') return 'an empty text';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no day' : value.toISOString();
  if (typeof value === 'object') return 'there';
  if (typeof value !== 'bigint' || counters.has(of.field)) return String(value);
  if (!isCurrency(of.currency)) return `${value}`;
  return `${formatPlainAmount(value, of.currency)} ${of.currency}`;
}
