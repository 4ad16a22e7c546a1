import type { Mailbox } from '../domain/people/mailbox.js';

export type MailFile = { fileName: string; bytes: Buffer };

/** One mail to one person. Name and address are given apart, never as one text. */
export type Mail = {
  /** Of what it tells; the same mail sent again has the same Message-ID. */
  noticeId: string;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** PDFs, in the order in which the text names them. */
  files: readonly MailFile[];
};

/** What sending came to. `sentence` is for staff and holds no secret. */
export type MailResult =
  | { kind: 'accepted' }
  /** The server will never take this mail. */
  | { kind: 'refused'; sentence: string }
  /** Nothing was sent; the same mail may be taken another time. */
  | { kind: 'later'; sentence: string }
  /** All of it was handed over and no answer came: sent again, it may arrive twice. */
  | { kind: 'may-have-arrived'; sentence: string };

/** Sends mail. `send` reports failures as a result and never throws for them. */
export type Mailer = {
  send(mail: Mail): Promise<MailResult>;
  close(): void;
};
