import type { PageUser } from '../../server/page-api.js';

type Props = { me: PageUser; users: PageUser[]; onSwitch: (user: string) => void };

/**
 * The browser's own menu, known to every keyboard and phone, lies over what it would cut off: the name
 * and the title, whole.
 */
export function UserSwitch({ me, users, onSwitch }: Props) {
  const title = titleOf(me);
  return (
    <div class="user-switch">
      <label for="acting-user">Acting as</label>
      <div class="acting">
        <p class="acting-name" aria-hidden="true">
          <b>
            <bdi>{nameOf(me)}</bdi>
          </b>
          {title !== '' && <bdi>{title}</bdi>}
        </p>
        <select
          id="acting-user"
          value={me.id}
          onChange={(event) => onSwitch(event.currentTarget.value)}
        >
          {users
            .filter((user) => !user.isBot)
            .map((user) => (
              <option key={user.id} value={user.id} selected={user.id === me.id}>
                {describe(user)}
              </option>
            ))}
        </select>
      </div>
    </div>
  );
}

export function nameOf(user: PageUser): string {
  return user.realName || user.name;
}

function describe(user: PageUser): string {
  const title = titleOf(user);
  return title === '' ? nameOf(user) : `${nameOf(user)}, ${title}`;
}

function titleOf(user: PageUser): string {
  return user.title ?? (user.isGuest ? 'Guest' : '');
}
