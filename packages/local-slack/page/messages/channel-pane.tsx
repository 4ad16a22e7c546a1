import type { PageChannel, PageMessage, PageState } from '../../server/page-api.js';
import { Composer } from '../composer/composer.js';
import { MessageList } from './message-list.js';

type Props = {
  channel: PageChannel;
  page: PageState;
  messages: PageMessage[] | null;
  onDismiss: (ts: string) => void;
};

export function ChannelPane({ channel, page, messages, onDismiss }: Props) {
  const isChannel = channel.kind === 'channel';
  const title = isChannel ? `# ${channel.name}` : page.appName;
  const people = channel.members.length === 1 ? '1 member' : `${channel.members.length} members`;
  const privacy = channel.isPrivate ? ', private: nobody else sees it' : '';
  return (
    <>
      <header class="pane-head">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <p>{isChannel ? `${people}${privacy}` : 'Direct messages between you and the app'}</p>
      </header>
      <MessageList title={title} messages={messages} onDismiss={onDismiss} />
      <Composer channel={channel.id} title={title} page={page} />
    </>
  );
}
