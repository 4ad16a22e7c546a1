/**
 * What Slack answers with `ok: false`: an error name from its own documentation, and for faulty
 * blocks one sentence per fault.
 */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly messages: string[];

  constructor(code: string, messages: string[] = []) {
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.messages = messages;
  }
}

export function invalidArguments(...messages: string[]): SlackRefusal {
  return new SlackRefusal(
    'invalid_arguments',
    messages.map((message) => `[ERROR] ${message}`),
  );
}
