import type { MailedNotice } from '../../domain/mail-notice.js';
import type { MailWay } from './mail-to-payer.js';

/** A mail as it would be if it were sent now, to be looked at before. */
export type MailPreview = {
  payerName: string;
  mail: MailWay;
  notice: MailedNotice;
  /** It will have a private link, which is made when it is sent. */
  hasLink: boolean;
  /** It goes to one of several payers, of whom each gets their own. */
  isOneOfMany: boolean;
};
