import { shownText } from '../domain/people/shown-text.js';

/** The three characters that mean something to Slack in every text: mentions, links, entities. */
export function escapeCharacters(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A sentence with stored text in it as it may stand in mrkdwn, on one line: unescaped, a name could
 * ping a whole channel, show a false link or begin a quote.
 */
export function escapeMrkdwn(text: string): string {
  // All spaces of a row at once: looking for a line's end from each of them takes their square.
  const lines = text.replace(/\s+/gu, (spaces) =>
    /[\n\r\u2028\u2029]/.test(spaces) ? ' ' : spaces,
  );
  return escapeCharacters(shownText(lines));
}
