import { invoicesIds } from '../../views/invoices/ids.js';
import { raiseCreditIds } from '../../views/raise-credit/ids.js';
import { statementIds } from '../../views/statement/ids.js';
import { button, context, header, section } from '../blocks/layout.js';
import { safe } from '../blocks/text.js';
import { recordId } from '../domain/record-id.js';
import { clubId } from './create-desk.js';

/** A thing to try; its button carries the command itself, and does what typing it would do. */
type Trial = { what: string; command: string; actionId: string; value: string };

const trials: readonly Trial[] = [
  {
    what: 'Give credit on an invoice that is paid in part',
    command: '/credit INV-1042',
    ...{ actionId: raiseCreditIds.open, value: recordId(clubId, 'INV-1042') },
  },
  {
    what: 'See who is late with paying',
    command: '/invoices overdue',
    ...{ actionId: invoicesIds.open, value: 'overdue' },
  },
  {
    what: 'See what a family owes, and what the club owes them',
    command: '/statement Priya Patel',
    ...{ actionId: statementIds.open, value: recordId(clubId, 'C0001') },
  },
];

/** What each of the people is there for, in the order in which they are met. */
const people = [
  'You act as *Olive Operator* of the membership desk. Above the channels you change to others:',
  '*Anna Approver* and *Ben Approver* approve what one person may not give alone,',
  '*Adam Admin* may do everything, *Nora Newcomer* has no role and is told so.',
  'What the desk does is told in *finance*, which only its staff see.',
].join(' ');

function aboutMail(hasMailbox: boolean): string {
  return hasMailbox
    ? 'Nothing that you do here leaves this computer: with *Notify customer* Yes, the mail arrives in the *Mailbox* beside the channels, and its link opens the customer’s own page.'
    : 'Mail to customers is really sent, by the mail server that you named.';
}

/**
 * The first message of the local workspace, which has the sample club in it.
 * @param hasMailbox whether mail is shown there instead of being sent
 */
export function localWelcome({ clubName, hasMailbox }: { clubName: string; hasMailbox: boolean }) {
  const text = `Welcome to ${safe(clubName)}, a made-up club.`;
  return {
    text: `${text} Three things to try: ${trials.map(({ command }) => command).join(', ')}.`,
    blocks: [
      header('Welcome'),
      section(
        `${text} ${aboutMail(hasMailbox)}\nThree things to try. Press a button, or type the command into the box below:`,
      ),
      ...trials.map(({ what, command, actionId, value }) =>
        section(what, button({ text: command, actionId, value })),
      ),
      context(people),
    ],
  };
}
