import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it: its envelope, and its source unfolded into headers and the rest. */
export type ReceivedMail = {
  from: string;
  to: string[];
  headers: ReadonlyMap<string, string[]>;
  source: string;
};

/** What the server does with a mail after its text; `code` ends it with that answer. */
export type Answer = 'take' | 'hang' | 'drop' | { code: number; words: string };

/** `=?UTF-8?Q?…?=` and `?B?` as people read them. */
function decodedHeader(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, kind: string, inside: string) => {
      if (kind.toUpperCase() === 'B') return Buffer.from(inside, 'base64').toString('latin1');
      const spaced = inside.replaceAll('_', ' ');
      return spaced.replace(/=([0-9A-F]{2})/gi, (_two, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
    });
}

function headersOf(source: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  const [head = ''] = source.split('\r\n\r\n', 1);
  for (const line of head.replace(/\r\n[ \t]/g, ' ').split('\r\n')) {
    const [name = '', ...rest] = line.split(':');
    const decoded = Buffer.from(decodedHeader(rest.join(':').trim()), 'latin1').toString('utf8');
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), decoded]);
  }
  return headers;
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor({ code, words }: { code: number; words: string }) {
    super(words);
    this.responseCode = code;
  }
}

/** A real SMTP server on this machine, on a port of its own choice unless one is given. */
export async function openMailServer(options: SMTPServerOptions & { port?: number } = {}) {
  const { port = 0, ...others } = options;
  const received: ReceivedMail[] = [];
  const state = {
    received,
    /** What comes of the next mails; the last one holds for all that follow. */
    answers: [] as Answer[],
    /** What is said about an address that is not to be taken. */
    refusedAddresses: new Map<string, { code: number; words: string }>(),
  };
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    ...others,
    onRcptTo({ address }, _session, done) {
      const refusal = state.refusedAddresses.get(address);
      done(refusal === undefined ? null : new Refusal(refusal));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = state.answers.length > 1 ? state.answers.shift() : state.answers[0];
        if (answer === 'hang') return;
        if (answer === 'drop') {
          for (const { _socket: socket } of server.connections) socket.destroy();
          return;
        }
        if (typeof answer === 'object') return done(new Refusal(answer));
        const source = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        received.push({ from, to, headers: headersOf(source), source });
        done();
      });
    },
  });
  // A client that goes away is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was opened');
  return {
    ...state,
    port: address.port,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

export type MailServer = Awaited<ReturnType<typeof openMailServer>>;
