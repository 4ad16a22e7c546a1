/** As a person typed it: Slack sends `&`, `<` and `>` behind a command escaped, and nothing else. */
export function typedText(sent: string): string {
  return sent.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
