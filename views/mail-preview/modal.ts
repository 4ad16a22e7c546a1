import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { Club } from '../../src/domain/people/club-records.js';
import type { MailPreview } from '../../src/services/notices/mail-preview.js';
import { renderMail } from '../messages/render-mail.js';
import { mailPreviewTitle } from './ids.js';

/** A mail has some twenty paragraphs; one of more ends in a sentence that says so. */
const mostParagraphs = 60;

function view(blocks: KnownBlock[]): ModalView {
  return modal({ title: mailPreviewTitle, close: 'Back', blocks });
}

/** Instead of a mail: why there is none to be seen. */
export function noMailModal(sentence: string): ModalView {
  return view([section(safeSentence(sentence))]);
}

function goesTo({ mail, payerName }: MailPreview): string {
  switch (mail.kind) {
    case 'address':
      return `${safe(payerName)}, ${safe(mail.to)}`;
    case 'no-address':
      return `${safe(payerName)}, who has no email address here, so nothing can be sent`;
    case 'off':
      return `${safe(payerName)}; nothing is sent, since SMTP_URL is not set`;
    default:
      return mail satisfies never;
  }
}

function below({ notice, hasLink, isOneOfMany }: MailPreview): string {
  // Of money that waits for somebody, or of none, there is no credit note yet.
  const isGiven = !('given' in notice) || notice.given.length > 0;
  const files = isGiven
    ? 'It is sent with the PDF of each credit note.'
    : 'It is sent without a PDF.';
  const link = hasLink ? ' The private link is made when the mail is sent.' : '';
  const many = isOneOfMany
    ? ' This one is for one of the payers; each gets their own people and amounts.'
    : '';
  return `${files}${link}${many}`;
}

/** Subject and text as the payer will get them, plain as in a mail. */
export function mailPreviewModal(preview: MailPreview, club: Club): ModalView {
  const { payerName, notice, hasLink } = preview;
  const accounts = hasLink ? [{ payerName, url: '(a private link)' }] : [];
  const shown = { payerName, club, accounts, files: [], purpose: 'notice' } as const;
  const words = renderMail(notice, shown);
  if (words === null) return noMailModal('There is no mail about this.');
  const paragraphs = words.text.trimEnd().split(/\n{2,}/);
  const left = paragraphs.length - mostParagraphs;
  return view([
    section(`*To* ${goesTo(preview)}\n*Subject* ${safe(words.subject, 300)}`),
    divider,
    ...paragraphs
      .slice(0, mostParagraphs)
      .map((text): KnownBlock => ({ type: 'section', text: plain(text) })),
    ...(left > 0 ? [context(`And ${left} more paragraphs.`)] : []),
    divider,
    context(below(preview)),
  ]);
}
