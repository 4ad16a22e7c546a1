import { longestReason } from '../../domain/credit/credit-note.js';
import { longestMessage } from '../../domain/sessions/cancelling/longest-message.js';
import { type Give, giveKinds } from '../../domain/sessions/jobs/session-job.js';
import { CliError, UsageError } from '../run-cli.js';
import { isSet, oneOf, readFlags, textOf, textsOf, wordsOf } from './read-words.js';

export const cancelUsage =
  'Usage: npm run cancel-session -- --day 2026-12-03 | --session S-1 [--session S-2] | --product P --from 2026-12-03 --until 2026-12-20   [--give credit|refund|nothing] [--keep-back 20%] [--notify] [--message "…"] --reason "…" [--dry-run] [--json]';

/** Which sessions a line names; own ids and days as they were typed. */
export type NamedSessions =
  | { by: 'day'; day: string }
  | { by: 'ids'; ids: string[] }
  | { by: 'product'; product: string; from: string; until: string };

/** What was typed behind `npm run cancel-session`. `reason` may be empty in a dry run only. */
export type CancelLine = {
  sessions: NamedSessions;
  give: Give;
  keepBack: string;
  notifyCustomers: boolean;
  message: string;
  reason: string;
  isDryRun: boolean;
  isJson: boolean;
};

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
  ...{ day: text, product: text, from: text, until: text, give: text, 'keep-back': text },
  session: { type: 'string', multiple: true } as const,
  ...{ message: text, reason: text, notify: yes, 'dry-run': yes, json: yes },
};

/** @throws CliError with the usage, or with what is missing */
export function readCancelLine(argv: readonly string[]): CancelLine {
  const values = readFlags(argv, options, cancelUsage);
  const give = oneOf(giveKinds, textOf(values, 'give') ?? 'credit', cancelUsage);
  const isDryRun = isSet(values, 'dry-run');
  const reason = wordsOf(values, 'reason', longestReason);
  const sessions = namedIn(values);
  if (reason === '' && !isDryRun) {
    throw new CliError(
      'Say why with --reason "…": it stands in the books. Or look first, with --dry-run.',
    );
  }
  return {
    ...{ sessions, give, reason, isDryRun },
    keepBack: textOf(values, 'keep-back') ?? '',
    notifyCustomers: isSet(values, 'notify'),
    message: wordsOf(values, 'message', longestMessage),
    isJson: isSet(values, 'json'),
  };
}

/** Exactly one of the three ways to name sessions. */
function namedIn(values: ReturnType<typeof readFlags>): NamedSessions {
  const ids = textsOf(values, 'session');
  const [day, product, from, until] = ['day', 'product', 'from', 'until'].map((name) => {
    return textOf(values, name);
  });
  const isWhole = product !== null && product !== undefined && from && until;
  const ways: NamedSessions[] = [
    ...(day ? [{ by: 'day' as const, day }] : []),
    ...(ids.length > 0 ? [{ by: 'ids' as const, ids }] : []),
    ...(isWhole ? [{ by: 'product' as const, product, from, until }] : []),
  ];
  const isHalf = !isWhole && (product || from || until);
  const [way, ...more] = ways;
  if (way === undefined || more.length > 0 || isHalf) throw new UsageError(cancelUsage);
  return way;
}
