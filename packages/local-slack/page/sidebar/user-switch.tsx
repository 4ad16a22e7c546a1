import type { PageUser } from '../../server/page-api.js';

type Props = { me: PageUser; users: PageUser[]; onSwitch: (user: string) => void };

export function UserSwitch({ me, users, onSwitch }: Props) {
  const title = titleOf(me);
  return (
    <div class="user-switch">
      <label for="acting-user">Acting as</label>
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
      {title !== '' && <p>{title}</p>}
    </div>
  );
}

function describe(user: PageUser): string {
  const title = titleOf(user);
  const name = user.realName || user.name;
  return title === '' ? name : `${name}, ${title}`;
}

function titleOf(user: PageUser): string {
  return user.title ?? (user.isGuest ? 'Guest' : '');
}
