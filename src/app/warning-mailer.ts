import type { Mailer } from '../mail/mail.js';

const warnAtMostEveryMs = 60_000;

type Options = {
  log: { warn(facts: Record<string, unknown>, message: string): void };
  /** Milliseconds of a clock that nobody sets. */
  now?: () => number;
};

/** What a server says may hold an address, and has no place in the log. */
function withoutQuotes(sentence: string): string {
  return sentence.replace(/“.*”/s, '…');
}

/**
 * Says in the log that mail does not leave, once a minute at most: each waits for its next try, and
 * without that nobody would hear of an expired certificate before the first is given up.
 */
export function warningMailer(
  mailer: Mailer,
  { log, now = () => performance.now() }: Options,
): Mailer {
  let warnedAtMs = Number.NEGATIVE_INFINITY;
  return {
    async send(mail) {
      const result = await mailer.send(mail);
      if (result.kind === 'later' && now() - warnedAtMs >= warnAtMostEveryMs) {
        warnedAtMs = now();
        log.warn({}, `mail waits: ${withoutQuotes(result.sentence)}`);
      }
      return result;
    },
    close: () => mailer.close(),
  };
}
