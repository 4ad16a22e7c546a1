type Part = { type: string; text: string };
type File = Part & { name: string };

function encoded(words: string): string {
  return `=?UTF-8?B?${Buffer.from(words).toString('base64')}?=`;
}

function partText({ type, text }: Part, more: string[] = []): string {
  const head = [`Content-Type: ${type}; charset=utf-8`, ...more];
  const body = Buffer.from(text).toString('base64');
  return `${head.join('\r\n')}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`;
}

function multipart(kind: 'alternative' | 'mixed', parts: readonly string[]): string {
  const inside = parts.map((part) => `--${kind}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${kind}"\r\n\r\n${inside}--${kind}--`;
}

/** A mail as mail programs write it: its text in one or two ways, and files beside it. */
export function sampleMail({
  to = { name: 'Priya Patel', address: 'priya@family.example' },
  subject = 'You have credit',
  parts = [{ type: 'text/plain', text: 'Hello' }],
  files = [],
}: {
  to?: { name: string; address: string };
  subject?: string;
  parts?: Part[];
  files?: File[];
} = {}): Buffer {
  const head = [
    `From: ${encoded('The club, Bristol')} <club@club.example>`,
    `To: ${encoded(to.name)} <${to.address}>`,
    'Reply-To: Office <office@club.example>',
    `Subject: ${encoded(subject)}`,
    'MIME-Version: 1.0',
  ];
  const text = multipart(
    'alternative',
    parts.map((part) => partText(part)),
  );
  const attached = files.map(({ name, ...part }) =>
    partText(part, [`Content-Disposition: attachment; filename="${name}"`]),
  );
  const whole = attached.length === 0 ? text : multipart('mixed', [text, ...attached]);
  return Buffer.from(`${head.join('\r\n')}\r\n${whole}\r\n`);
}
