import type { Club } from '../../src/domain/people/club-records.js';

/** A mail in words: as text, and the same as HTML. */
export type MailWords = { subject: string; text: string; html: string };

/** Marks of HTML in what people typed are shown as typed. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const bodyStyle = 'font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:1em';

function paragraph(text: string): string {
  const lines = escaped(text).replaceAll('\n', '<br>');
  return `<p dir="auto">${lines}</p>`;
}

/**
 * Paragraphs of plain text as one mail, in both forms, with a greeting and, at the end, why one gets
 * it and whom to ask. Nothing in it is fetched from anywhere.
 */
export function mailPage(
  { subject, paragraphs, why }: { subject: string; paragraphs: readonly string[]; why: string },
  { payerName, club }: { payerName: string; club: Club },
): MailWords {
  const ending = `${why} If something in it is not right, answer this mail: ${club.name} reads it.`;
  const all = [`Hello ${payerName},`, ...paragraphs, club.name, ending];
  const [language] = club.locale.split('-', 1);
  const html = [
    `<!doctype html><html lang="${escaped(language ?? 'en')}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head><body style="${bodyStyle}">`,
    ...all.map(paragraph),
    '</body></html>',
  ].join('\n');
  return { subject, text: `${all.join('\n\n')}\n`, html };
}
