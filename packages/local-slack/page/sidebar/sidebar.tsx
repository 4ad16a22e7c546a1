import type { PageChannel, PageState } from '../../server/page-api.js';
import type { Place } from '../workspace/state.js';
import { PlaceButton } from './place-button.js';
import type { Fold } from './use-fold.js';
import { UserSwitch } from './user-switch.js';

type Props = {
  page: PageState;
  place: Place;
  unread: string[];
  onGo: (place: Place) => void;
  onSwitchUser: (user: string) => void;
  fold: Fold;
};

function iconOf({ kind, isPrivate }: PageChannel): string {
  if (kind === 'dm') return '✉';
  return isPrivate ? '🔒' : '#';
}

export function Sidebar({ page, place, unread, onGo: go, onSwitchUser, fold }: Props) {
  const onGo = (next: Place) => {
    fold.close();
    go(next);
  };
  const listed = (kind: 'channel' | 'dm') =>
    page.channels
      .filter((each) => each.kind === kind)
      .map((channel) => (
        <PlaceButton
          key={channel.id}
          icon={iconOf(channel)}
          text={kind === 'channel' ? channel.name : page.appName}
          isOpen={place.kind === 'channel' && place.channel === channel.id}
          mark={unread.includes(channel.id) ? 'new' : null}
          onOpen={() => onGo({ kind: 'channel', channel: channel.id })}
        />
      ));
  return (
    <nav
      id="places"
      class={fold.isOpen ? 'sidebar is-open' : 'sidebar'}
      aria-label="Workspace"
      onKeyDown={(event) => event.key === 'Escape' && fold.close()}
    >
      <button type="button" ref={fold.closer} class="fold" onClick={fold.close}>
        <span aria-hidden="true">×</span> Close menu
      </button>
      <h1 class="team">
        {page.teamName}
        <small>local workspace</small>
      </h1>
      <UserSwitch me={page.me} users={page.users} onSwitch={onSwitchUser} />
      <h2 id="channels-heading">Channels</h2>
      <ul aria-labelledby="channels-heading">{listed('channel')}</ul>
      <h2 id="app-heading">{page.appName}</h2>
      <ul aria-labelledby="app-heading">
        <PlaceButton
          icon="⌂"
          text="Home"
          isOpen={place.kind === 'home'}
          mark={null}
          onOpen={() => onGo({ kind: 'home' })}
        />
      </ul>
      <h2 id="direct-heading">Direct messages</h2>
      <ul aria-labelledby="direct-heading">{listed('dm')}</ul>
      {page.mailbox && (
        <>
          <h2 id="mail-heading">Mail from the app</h2>
          <ul aria-labelledby="mail-heading">
            <PlaceButton
              icon="📬"
              text="Mailbox"
              isOpen={place.kind === 'mailbox'}
              mark={page.mailbox.unread === 0 ? null : `${page.mailbox.unread} new`}
              onOpen={() => onGo({ kind: 'mailbox', mail: null })}
            />
          </ul>
        </>
      )}
      <p class={page.connected ? 'app-state' : 'app-state is-off'}>
        {page.connected ? `${page.appName} is connected` : `${page.appName} is not connected`}
      </p>
    </nav>
  );
}
