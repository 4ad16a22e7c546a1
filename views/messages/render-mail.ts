import type { LinkPurpose } from '../../src/domain/links/account-link.js';
import { isMailed, type MailedNotice } from '../../src/domain/mail-notice.js';
import type { Notice } from '../../src/domain/notice.js';
import { visibleText } from '../../src/domain/people/visible-text.js';
import { accountLink } from './mail/account-link.js';
import { creditExpiring } from './mail/credit-expiring.js';
import { creditNoteVoided, creditTakenBack, creditWithdrawn } from './mail/credit-gone.js';
import { creditRaised } from './mail/credit-raised.js';
import { creditApplied, creditUsed } from './mail/credit-used.js';
import { removedFromProduct, sessionCancelled } from './mail/job-mail.js';
import { type MailContent, type MailShown, type MailWords, mailPage } from './mail/mail-page.js';
import { named } from './mail/named.js';
import { refundOnItsWay } from './mail/refund-on-its-way.js';

/** Whom a mail is for, and what it was sent for. */
export type MailAbout = MailShown & { purpose: LinkPurpose };

function contentOf(notice: MailedNotice, shown: MailAbout): MailContent {
  const { club, purpose, accounts } = shown;
  switch (notice.kind) {
    case 'credit-raised':
      return creditRaised(notice, club);
    case 'credit-used':
      return creditUsed(notice, club);
    case 'credit-expiring':
      return creditExpiring(notice, club);
    case 'credit-applied':
      return creditApplied(notice, club);
    case 'credit-taken-back':
      return creditTakenBack(notice, club);
    case 'credit-withdrawn':
      return creditWithdrawn(notice, club);
    case 'credit-note-voided':
      return creditNoteVoided(notice, club);
    case 'refund-on-its-way':
      return refundOnItsWay(notice, club);
    case 'session-cancelled':
      return sessionCancelled(notice, club);
    case 'removed-from-product':
      return removedFromProduct(notice, club);
    case 'account-link':
      return accountLink({ purpose, accounts: accounts.length }, club);
    default:
      return notice satisfies never;
  }
}

function inOneLine(given: MailAbout): MailAbout {
  return {
    ...given,
    payerName: named(given.payerName),
    club: { ...given.club, name: named(given.club.name) },
    accounts: given.accounts.map(({ payerName, url }) => ({ payerName: named(payerName), url })),
    files: given.files.map(named),
  };
}

/** The mail about a notice; null where its kind is never mailed. */
export function renderMail(notice: Notice, given: MailAbout): MailWords | null {
  if (!isMailed(notice)) return null;
  const shown = inOneLine(given);
  const { subject, ...content } = contentOf(notice, shown);
  // A header takes no marks of direction: in their place it would have blanks.
  return mailPage({ ...content, subject: visibleText(subject) }, shown);
}
