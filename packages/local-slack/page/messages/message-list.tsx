import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageMessage } from '../../server/page-api.js';
import { arrangeThreads } from '../workspace/message-list.js';
import { MessageItem } from './message-item.js';
import { dayOf } from './message-time.js';

type Props = { title: string; messages: PageMessage[] | null; onDismiss: (ts: string) => void };

const NEAR_END_PX = 160;

export function MessageList({ title, messages, onDismiss }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [messages]);

  const noteScroll = () => {
    const box = scroller.current;
    if (!box) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
  };

  const arranged = arrangeThreads(messages ?? []);
  return (
    <div class="messages" ref={scroller} onScroll={noteScroll}>
      {messages?.length === 0 && <EmptyChannel title={title} />}
      <div role="log" aria-label={`Messages in ${title}`} aria-busy={messages === null}>
        {arranged.map((message, index) => {
          const day = dayOf(message.ts);
          const previous = arranged[index - 1];
          const opensDay = previous === undefined || dayOf(previous.ts) !== day;
          return (
            <div key={message.ts}>
              {opensDay && <p class="day">{day}</p>}
              <MessageItem message={message} onDismiss={() => onDismiss(message.ts)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function EmptyChannel({ title }: { title: string }) {
  return (
    <div class="empty">
      <h3>
        This is the very beginning of <bdi>{title}</bdi>
      </h3>
      <p>
        Nothing was posted here yet. Type <kbd>/</kbd> below to see what the app can do.
      </p>
    </div>
  );
}
