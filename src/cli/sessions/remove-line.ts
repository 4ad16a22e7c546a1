import { longestReason } from '../../domain/credit/credit-note.js';
import { CliError, UsageError } from '../run-cli.js';
import { isSet, oneOf, readFlags, textOf, textsOf, wordsOf } from './read-words.js';

export const removeUsage =
  'Usage: npm run remove-contact -- --product P --contact C [--contact D] --credit none|by-price|12.50 [--sessions all|from:S-1|S-1,S-2] [--orders cancel|keep] [--notify] --reason "…" [--dry-run] [--json]';

/** What was typed behind `npm run remove-contact`; own ids as they were typed. */
export type RemoveLine = {
  product: string;
  contacts: string[];
  sessions:
    | { kind: 'all-future' }
    | { kind: 'from'; id: string }
    | { kind: 'chosen'; ids: string[] };
  /** `fixed`: an amount as it was typed. */
  credit: { kind: 'none' } | { kind: 'by-price' } | { kind: 'fixed'; text: string };
  orders: 'cancel' | 'keep';
  notifyCustomers: boolean;
  reason: string;
  isDryRun: boolean;
  isJson: boolean;
};

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
  ...{ product: text, credit: text, sessions: text, orders: text, reason: text },
  contact: { type: 'string', multiple: true } as const,
  ...{ notify: yes, 'dry-run': yes, json: yes },
};

function sessionsIn(typed: string): RemoveLine['sessions'] {
  if (typed.toLowerCase() === 'all') return { kind: 'all-future' };
  if (/^from:/i.test(typed)) {
    const id = typed.slice('from:'.length).trim();
    if (id === '') throw new UsageError(removeUsage);
    return { kind: 'from', id };
  }
  const ids = typed.split(',').map((id) => id.trim());
  if (ids.includes('')) throw new UsageError(removeUsage);
  return { kind: 'chosen', ids };
}

function creditIn(typed: string): RemoveLine['credit'] {
  const word = typed.toLowerCase();
  if (word === 'none' || word === 'by-price') return { kind: word };
  return { kind: 'fixed', text: typed };
}

/** @throws CliError with the usage, or with what is missing */
export function readRemoveLine(argv: readonly string[]): RemoveLine {
  const values = readFlags(argv, options, removeUsage);
  const [product, credit] = [textOf(values, 'product'), textOf(values, 'credit')];
  const contacts = textsOf(values, 'contact');
  if (product === null || credit === null || contacts.length === 0) {
    throw new UsageError(removeUsage);
  }
  const isDryRun = isSet(values, 'dry-run');
  const reason = wordsOf(values, 'reason', longestReason);
  const line: RemoveLine = {
    ...{ product, contacts, reason, isDryRun, isJson: isSet(values, 'json') },
    credit: creditIn(credit),
    sessions: sessionsIn(textOf(values, 'sessions') ?? 'all'),
    orders: oneOf(['cancel', 'keep'], textOf(values, 'orders') ?? 'cancel', removeUsage),
    notifyCustomers: isSet(values, 'notify'),
  };
  if (reason === '' && !isDryRun) {
    throw new CliError(
      'Say why with --reason "…": it stands in the books. Or look first, with --dry-run.',
    );
  }
  return line;
}
