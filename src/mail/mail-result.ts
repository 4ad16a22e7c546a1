import type { NodemailerError } from 'nodemailer';
import { nameInHeader } from '../domain/people/mailbox.js';
import type { MailResult } from './mail.js';

const longestAnswer = 200;

/** What the server said, as one short line. */
function answerOf({ response }: NodemailerError): string {
  return nameInHeader(response ?? '').slice(0, longestAnswer);
}

/** A refusal of the address or the text; one of our sender or password concerns every mail. */
function isAboutThisMail({ code, command, responseCode }: NodemailerError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  return responseCode === undefined || command !== 'MAIL FROM';
}

/** No answer: what was under way is a word of ours and no text of a server. */
function unreachable({ code, command, originalCode = '' }: NodemailerError): string {
  if (code === 'ETLS' || command === 'STARTTLS' || /CERT|SIGNATURE/.test(originalCode)) {
    return 'The mail server offers no encrypted connection, or its certificate is not accepted. Look at SMTP_URL.';
  }
  switch (code) {
    case 'ETIMEDOUT':
      return 'The mail server did not answer in time.';
    case 'EAUTH':
    case 'ENOAUTH':
      return 'The mail server does not accept the user and password in SMTP_URL.';
    default:
      return 'The mail server could not be reached, or ended the connection.';
  }
}

/**
 * What an attempt that failed came to.
 * @param handedOver whether the server had begun to take the text of the mail
 */
export function resultOfFault(error: NodemailerError, handedOver: boolean): MailResult {
  const { responseCode } = error;
  if (isAboutThisMail(error) && responseCode === undefined && !handedOver) {
    return { kind: 'refused', sentence: 'The mail server takes no mail for an address like this.' };
  }
  if (responseCode !== undefined && responseCode >= 400 && error.command !== 'STARTTLS') {
    const sentence = `The mail server answered “${answerOf(error)}”.`;
    const isForGood = responseCode >= 500 && responseCode !== 503 && isAboutThisMail(error);
    if (error.code !== 'EAUTH') return { kind: isForGood ? 'refused' : 'later', sentence };
  }
  if (handedOver) {
    const sentence = 'The mail server took the mail and did not say what became of it.';
    return { kind: 'may-have-arrived', sentence };
  }
  return { kind: 'later', sentence: unreachable(error) };
}
