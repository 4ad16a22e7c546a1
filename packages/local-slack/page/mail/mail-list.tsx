import { useState } from 'preact/hooks';
import type { PageMailSummary } from '../../server/page-api.js';
import { addressNames, mailTime, subjectOf } from './mail-words.js';

type Props = { mails: PageMailSummary[] | null; onOpen: (id: string) => void };

/** As many as are drawn at first: with more, each mail that arrives would take its time. */
const PAGE = 100;

export function MailList({ mails, onOpen }: Props) {
  const [most, setMost] = useState(PAGE);
  if (mails === null) return <p class="mails quiet">Opening…</p>;
  if (mails.length === 0) {
    return (
      <div class="empty">
        <h3>No mail yet</h3>
        <p>What the app mails to people shows here as soon as it is sent. It goes nowhere else.</p>
      </div>
    );
  }
  return (
    <div class="mails">
      <ul aria-label="Mails, newest first">
        {mails.slice(0, most).map((mail) => (
          <li key={mail.id}>
            <MailRow mail={mail} onOpen={() => onOpen(mail.id)} />
          </li>
        ))}
      </ul>
      {mails.length > most && (
        <button type="button" class="button" onClick={() => setMost(most + PAGE)}>
          Show older mails
        </button>
      )}
    </div>
  );
}

function MailRow({ mail, onOpen }: { mail: PageMailSummary; onOpen: () => void }) {
  const { day, time, machine } = mailTime(mail.receivedAt);
  return (
    <button type="button" class={mail.isRead ? 'mail-row' : 'mail-row is-unread'} onClick={onOpen}>
      <span class="mail-to">
        To <bdi>{addressNames(mail.to)}</bdi>
      </span>
      <time dateTime={machine}>{`${day}, ${time}`}</time>
      <span class="mail-subject">
        <bdi>{subjectOf(mail)}</bdi>
      </span>
      {!mail.isRead && <span class="unread-mark">new</span>}
    </button>
  );
}
