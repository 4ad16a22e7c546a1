/**
 * Stored text as it may stand in mrkdwn, on one line: unescaped, a name could ping a whole
 * channel, show a false link or begin a quote.
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
