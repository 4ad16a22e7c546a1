import type { PageMail, PageMailSummary } from '../../server/page-api.js';
import { MailList } from './mail-list.js';
import { MailView } from './mail-view.js';

type Props = {
  /** The id of the mail that is open; null = the list. */
  open: string | null;
  mails: PageMailSummary[] | null;
  mail: PageMail | null;
  onOpen: (id: string | null) => void;
};

/** The mails that the app would have sent, to be read as their receivers would read them. */
export function MailboxPane({ open, mails, mail, onOpen }: Props) {
  if (open !== null) {
    const shown = mail?.id === open ? mail : null;
    return <MailView mail={shown} onBack={() => onOpen(null)} />;
  }
  return (
    <>
      <header class="pane-head">
        <h2>Mailbox</h2>
        <p>Mail from the app; nothing leaves this computer</p>
      </header>
      <MailList mails={mails} onOpen={onOpen} />
    </>
  );
}
