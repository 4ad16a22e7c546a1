import { renderMail } from '../../views/messages/render-mail.js';
import type { Notice } from '../domain/notice.js';
import { type Mailbox, shortenedAddress } from '../domain/people/mailbox.js';
import type { Mailer, MailResult } from '../mail/mail.js';
import type { MakeMails } from '../outbox/deliver-mails.js';
import type { SendResult } from '../outbox/outcome.js';
import type { Desk } from '../services/desk.js';
import {
  forgetLinksOf,
  type MailFacts,
  type MailToMake,
  readMailFacts,
} from '../services/notices/read-mail-facts.js';
import { tellOfFiles } from '../services/notices/tell-of-files.js';

function failed(error: string): Extract<SendResult, { kind: 'failed' }> {
  return { kind: 'failed', error, retryAfterMs: null, permanent: false };
}

/** What became of a mail, as the outbox keeps it. */
function sendResultOfMail(result: MailResult, to: Mailbox): SendResult {
  switch (result.kind) {
    case 'accepted':
      return { kind: 'sent', deliveredAs: 'mail', sentTo: shortenedAddress(to.address) };
    case 'refused':
      return { ...failed(result.sentence), permanent: true };
    case 'later':
      return failed(result.sentence);
    case 'may-have-arrived':
      return { ...failed(result.sentence), mayHaveArrived: true };
    default:
      return result satisfies never;
  }
}

/** Mails a notice to its payer, at the address that the payer had when the mail was made. */
async function sendOne(
  { desk, mailer }: { desk: Desk; mailer: Mailer },
  { id, target, notice }: MailToMake,
  facts: MailFacts | undefined,
): Promise<SendResult> {
  if (facts === undefined) {
    return { ...failed('The payer has no email address here.'), permanent: true };
  }
  const { to, payerName, accounts, files } = facts;
  const words = renderMail(notice, {
    ...{ payerName, accounts, club: desk.club, purpose: target.purpose },
    files: files.map(({ fileName }) => fileName),
  });
  if (words === null) return { ...failed('There is no mail about this.'), permanent: true };
  const result = await mailer.send({ noticeId: id, to, ...words, files });
  const isOut = result.kind === 'accepted' || result.kind === 'may-have-arrived';
  if (isOut) await tellOfFiles(desk, { id, payerId: target.payerId, notice, ...facts });
  else await forgetLinksOf(desk, [facts]);
  return sendResultOfMail(result, to);
}

/** Why a mail cannot leave, whatever it says. */
function hindrance(desk: Desk, mailer: Mailer | null, notice: Notice): SendResult | null {
  if (mailer === null) return failed('SMTP_URL is not set, so no mail is sent.');
  if (notice.kind !== 'account-link' || desk.isReachable) return null;
  const why = 'PUBLIC_URL is not set, so there is no page that a link could lead to.';
  return { ...failed(why), permanent: true };
}

/** Makes pages of mails; what they need is read together, and each is sent alone. */
export function mailsOf(parts: { desk: Desk; mailer: Mailer | null }): MakeMails {
  const { desk, mailer } = parts;
  return async (rows) => {
    const mails = rows.flatMap(({ id, target, notice }) =>
      'purpose' in target && hindrance(desk, mailer, notice) === null
        ? [{ id, target, notice }]
        : [],
    );
    const facts = await readMailFacts(desk, mails);
    return {
      async send({ id, target, notice }) {
        const hindered = hindrance(desk, mailer, notice);
        if (hindered !== null) return hindered;
        if (mailer === null || !('purpose' in target)) return failed('This is no mail.');
        return sendOne({ desk, mailer }, { id, target, notice }, facts.get(id));
      },
      drop: (dropped) =>
        forgetLinksOf(
          desk,
          dropped.flatMap(({ id }) => facts.get(id) ?? []),
        ),
    };
  };
}
