import type { LinkPurpose } from '../../../src/domain/links/account-link.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import type { MailContent } from './mail-page.js';

function whyOf(purpose: LinkPurpose, club: Club): string {
  return purpose === 'asked-for'
    ? `You get this mail because somebody asked ${club.name} for it with your address. If it was not you, you need not do anything: only you have the link.`
    : `You get this mail because you pay for somebody at ${club.name}.`;
}

/** The way to the account page; the links themselves stand below it. */
export function accountLink(
  { purpose, accounts }: { purpose: LinkPurpose; accounts: number },
  club: Club,
): MailContent {
  return {
    subject: `Your account with ${club.name}`,
    paragraphs: [
      accounts === 1
        ? `Here is the way to your account with ${club.name}. It shows your credit, your invoices and what you have paid, and you can use your credit there.`
        : `Here is the way to the accounts with ${club.name} that have your address. Each shows its credit, invoices and payments, and credit can be used there.`,
    ],
    why: whyOf(purpose, club),
  };
}
