import { useEffect, useMemo } from 'preact/hooks';
import { HomePane } from '../home/home-pane.js';
import { MailboxPane } from '../mail/mailbox-pane.js';
import { ChannelPane } from '../messages/channel-pane.js';
import { ModalStack } from '../modals/modal-stack.js';
import { Sidebar } from '../sidebar/sidebar.js';
import { TopBar } from '../sidebar/top-bar.js';
import { useFold } from '../sidebar/use-fold.js';
import { ConnectionBanner, connectionSentence } from './connection-banner.js';
import { directoryOf, WorkspaceContext } from './context.js';
import { Splash } from './splash.js';
import { useWorkspace } from './use-workspace.js';

type Props = { user: string; onSwitchUser: (user: string) => void };

export function WorkspaceScreen({ user, onSwitchUser }: Props) {
  const { workspace, client, change } = useWorkspace(user, () => onSwitchUser(''));
  const { page, place } = workspace;
  const fold = useFold();
  const tools = useMemo(() => page && { client, directory: directoryOf(page) }, [client, page]);
  useEffect(() => {
    if (page) document.title = `${page.teamName}, local workspace`;
  }, [page]);
  if (!page || !place || !tools) return <Splash />;

  const { connected, appName } = page;
  const lost = connectionSentence({ live: workspace.live, connected, appName });
  const hasNews = workspace.unread.length > 0 || (page.mailbox?.unread ?? 0) > 0;
  const channel =
    place.kind === 'channel' && page.channels.find((each) => each.id === place.channel);
  return (
    <WorkspaceContext.Provider value={tools}>
      <div class="workspace">
        <Sidebar
          page={page}
          place={place}
          unread={workspace.unread}
          onGo={(next) => change({ type: 'go', place: next })}
          onSwitchUser={onSwitchUser}
          fold={fold}
        />
        <TopBar page={page} hasNews={hasNews} fold={fold} />
        <main class="pane" inert={fold.isOpen}>
          <ConnectionBanner sentence={lost} />
          {channel && (
            <ChannelPane
              key={channel.id}
              channel={channel}
              page={page}
              messages={workspace.messages[channel.id] ?? null}
              onDismiss={(ts) => change({ type: 'dismiss', channel: channel.id, ts })}
            />
          )}
          {place.kind === 'home' && <HomePane page={page} home={workspace.home} />}
          {place.kind === 'mailbox' && (
            <MailboxPane
              open={place.mail}
              mails={workspace.mails}
              mail={workspace.mail}
              onOpen={(mail) => change({ type: 'go', place: { kind: 'mailbox', mail } })}
            />
          )}
        </main>
        <ModalStack stack={workspace.modals} appName={page.appName} lost={lost} />
      </div>
    </WorkspaceContext.Provider>
  );
}
