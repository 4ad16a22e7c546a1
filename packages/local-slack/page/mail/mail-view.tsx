import { useState } from 'preact/hooks';
import type { PageMail, PageMailAddress } from '../../server/page-api.js';
import { MessageFiles } from '../messages/message-files.js';
import { MailText } from './mail-text.js';
import { mailTime, subjectOf, wholeAddress } from './mail-words.js';

type Props = { mail: PageMail | null; onBack: () => void };

export function MailView({ mail, onBack }: Props) {
  return (
    <>
      <header class="pane-head">
        <button type="button" class="icon-button" aria-label="Back to the mailbox" onClick={onBack}>
          ←
        </button>
        <h2>
          <bdi>{mail === null ? 'Mailbox' : subjectOf(mail)}</bdi>
        </h2>
      </header>
      {mail === null ? (
        <p class="mails quiet">Opening…</p>
      ) : (
        <WholeMail key={mail.id} mail={mail} />
      )}
    </>
  );
}

function WholeMail({ mail }: { mail: PageMail }) {
  const [showsText, setShowsText] = useState(mail.htmlUrl === null);
  const { day, time, machine } = mailTime(mail.receivedAt);
  return (
    <article class="mail" aria-label={`Mail: ${subjectOf(mail)}`}>
      <dl class="mail-head">
        <Addresses term="From" addresses={mail.from} />
        <Addresses term="To" addresses={mail.to} />
        <Addresses term="Reply-To" addresses={mail.replyTo} />
        <div>
          <dt>Sent</dt>
          <dd>
            <time dateTime={machine}>{`${day}, ${time}`}</time>
          </dd>
        </div>
      </dl>
      <MessageFiles files={mail.attachments} />
      {mail.htmlUrl !== null && mail.text !== null && (
        <button type="button" class="link-button" onClick={() => setShowsText(!showsText)}>
          {showsText ? 'Show as designed' : 'Show as plain text'}
        </button>
      )}
      {showsText || mail.htmlUrl === null ? (
        <MailText text={mail.text ?? ''} />
      ) : (
        // The mail's own policy says the same; either would do alone.
        <iframe
          class="mail-body"
          title="What the mail says"
          src={mail.htmlUrl}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
    </article>
  );
}

function Addresses({ term, addresses }: { term: string; addresses: PageMailAddress[] }) {
  if (addresses.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {addresses.map((address) => (
          <bdi key={address.address}>{wholeAddress(address)}</bdi>
        ))}
      </dd>
    </div>
  );
}
