import { linkLifetimeDays } from '../../../src/domain/links/account-link.js';
import type { Club } from '../../../src/domain/people/club-records.js';

/** A mail in words: as text, and the same as HTML. */
export type MailWords = { subject: string; text: string; html: string };

/** What one mail says beside what all of them say; `why` its reader gets it. */
export type MailContent = { subject: string; paragraphs: readonly string[]; why: string };

/** An account at the address that the mail goes to, with a link made for this sending alone. */
export type LinkedAccount = { payerName: string; url: string };

/** Whom a mail is for. No accounts: customers cannot reach the account page. */
export type MailShown = {
  payerName: string;
  club: Club;
  accounts: readonly LinkedAccount[];
  /** Names of the files that go with it. */
  files: readonly string[];
};

/** Marks of HTML in what people typed are shown as typed. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const bodyStyle = 'font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:1em';

function inHtml(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function paragraph(html: string): string {
  return `<p dir="auto">${html}</p>`;
}

type Linked = { words: string; url: string };

/** One account is the reader's own; of several each is named. */
function linksOf({ accounts, club }: MailShown): Linked[] {
  const [first, ...more] = accounts;
  if (first === undefined) return [];
  if (more.length === 0) return [{ words: `See your account with ${club.name}`, url: first.url }];
  return accounts.map(({ payerName, url }) => ({ words: `See the account of ${payerName}`, url }));
}

function attached({ files }: MailShown): string[] {
  return files.length === 0 ? [] : [`Attached to this mail:\n${files.join('\n')}`];
}

function aboutLinks({ accounts }: MailShown): string[] {
  if (accounts.length === 0) return [];
  const [which, it, works] =
    accounts.length === 1
      ? ['The link is', 'it', 'It works']
      : ['The links are', 'them', 'They work'];
  return [
    `${which} for you alone: please do not pass ${it} on. ${works} for ${linkLifetimeDays} days.`,
  ];
}

/**
 * Paragraphs of plain text as one mail, in both forms, with a greeting, the way to the account page
 * and, at the end, why one gets it and whom to ask. Nothing in it is fetched from anywhere.
 */
export function mailPage({ subject, paragraphs, why }: MailContent, shown: MailShown): MailWords {
  const { payerName, club } = shown;
  const links = linksOf(shown);
  const above = [`Hello ${payerName},`, ...paragraphs, ...attached(shown)];
  const answer = `If something in it is not right, answer this mail: ${club.name} reads it.`;
  const below = [...aboutLinks(shown), club.name, `${why} ${answer}`];
  const [language] = club.locale.split('-', 1);
  const html = [
    `<!doctype html><html lang="${escaped(language ?? 'en')}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head><body style="${bodyStyle}">`,
    ...above.map((text) => paragraph(inHtml(text))),
    ...links.map(({ words, url }) => paragraph(`<a href="${escaped(url)}">${inHtml(words)}</a>`)),
    ...below.map((text) => paragraph(inHtml(text))),
    '</body></html>',
  ].join('\n');
  const linked = links.map(({ words, url }) => `${words}:\n${url}`);
  return { subject, text: `${[...above, ...linked, ...below].join('\n\n')}\n`, html };
}
