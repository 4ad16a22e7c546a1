import type { MakeMails } from '../../src/outbox/deliver-mails.js';

/** For jobs that have no mail to send. */
export const noMails: MakeMails = async () => {
  throw new Error('no mail was expected');
};
