import { useMemo } from 'preact/hooks';
import type { PageContainer, PageMessage } from '../../server/page-api.js';
import { Blocks } from '../blocks/blocks.js';
import { Mrkdwn } from '../mrkdwn/mrkdwn.js';
import { Surface } from '../surface/surface.js';
import { userName, useTools } from '../workspace/context.js';
import { Avatar } from './avatar.js';
import { MessageFiles } from './message-files.js';
import { timeOf } from './message-time.js';

type Props = { message: PageMessage; onDismiss: () => void };

export function MessageItem({ message, onDismiss }: Props) {
  const { directory } = useTools();
  const author = userName(directory, message.user);
  const time = timeOf(message.ts);
  const isApp = message.user === directory.appUserId;
  const { channel, ts } = message;
  const container = useMemo<PageContainer>(() => ({ kind: 'message', channel, ts }), [channel, ts]);
  return (
    <article class={classOf(message)} aria-label={`${author}, ${time.short}`}>
      <Avatar name={author} isApp={isApp} />
      <div class="message-body">
        <p class="message-head">
          <bdi class="author">{author}</bdi>
          {isApp && <span class="badge">App</span>}
          <time dateTime={time.machine} title={time.full}>
            {time.short}
          </time>
          {message.edited && <span class="edited">(edited)</span>}
        </p>
        <div class="message-content">
          {message.blocks.length > 0 ? (
            <Surface container={container} blocks={message.blocks}>
              <Blocks blocks={message.blocks} />
            </Surface>
          ) : (
            <Mrkdwn text={message.text} />
          )}
        </div>
        <MessageFiles files={message.files ?? []} />
        {message.ephemeralFor !== undefined && (
          <p class="only-you">
            Only visible to you ·{' '}
            <button type="button" class="link-button" onClick={onDismiss}>
              Dismiss message
            </button>
          </p>
        )}
      </div>
    </article>
  );
}

function classOf(message: PageMessage): string {
  const isReply = message.threadTs !== undefined && message.threadTs !== message.ts;
  const isEphemeral = message.ephemeralFor !== undefined;
  return `message${isReply ? ' is-reply' : ''}${isEphemeral ? ' is-ephemeral' : ''}`;
}
