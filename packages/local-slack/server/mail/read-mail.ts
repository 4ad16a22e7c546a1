import PostalMime, { type Address, type Attachment } from 'postal-mime';
import type { PageMailAddress } from '../page-api.js';

/** What stands in a mail, as its reader sees it. */
export type ReadMail = {
  from: PageMailAddress[];
  to: PageMailAddress[];
  replyTo: PageMailAddress[];
  subject: string;
  html: string | null;
  text: string | null;
  attachments: { name: string; content: Buffer }[];
};

/** Of a mail of which only the head is needed; enough for all that stands before its text. */
export const HEAD_BYTES = 32_768;

function mailboxesOf(address: Address): PageMailAddress[] {
  if (address.group !== undefined) return address.group.flatMap(mailboxesOf);
  return [{ name: address.name, address: address.address }];
}

function bytesOf({ content, encoding }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content, encoding);
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}

function attachmentOf(attachment: Attachment, index: number) {
  return {
    name: attachment.filename ?? `attachment ${index + 1}`,
    content: bytesOf(attachment),
  };
}

/** Takes a mail apart, as RFC 822 and its successors write it. What is no mail is one without a head. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  return {
    from: mail.from === undefined ? [] : mailboxesOf(mail.from),
    to: (mail.to ?? []).flatMap(mailboxesOf),
    replyTo: (mail.replyTo ?? []).flatMap(mailboxesOf),
    subject: mail.subject ?? '',
    html: mail.html ?? null,
    text: mail.text ?? null,
    attachments: mail.attachments.map(attachmentOf),
  };
}

/** Only what stands before the empty line. */
export async function readMailHead(raw: Uint8Array): Promise<ReadMail> {
  const start = Buffer.from(raw).toString('latin1');
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length;
  return await readMail(raw.subarray(0, end));
}
