import type {
  UsergroupsListResponse,
  UsergroupsUsersListResponse,
  UsersInfoResponse,
} from '@slack/web-api';
import { isTrue, type JsonObject } from '../json.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';
import { type ApiMethods, forBot } from './method.js';

function userInfo({ people, seed }: World, args: JsonObject): UsersInfoResponse {
  const user = people.get(requiredText(args, 'user'));
  const isGuest = user.isGuest ?? false;
  return {
    ok: true,
    user: {
      id: user.id,
      team_id: seed.team.id,
      name: user.name,
      real_name: user.realName,
      deleted: false,
      tz: user.tz ?? 'Europe/London',
      is_bot: user.isBot ?? false,
      is_app_user: false,
      is_admin: false,
      is_owner: false,
      is_restricted: isGuest,
      is_ultra_restricted: false,
      profile: {
        real_name: user.realName,
        display_name: user.name,
        title: user.title ?? '',
        team: seed.team.id,
        ...(user.email === undefined ? {} : { email: user.email }),
      },
      ...(isTrue(args.include_locale) ? { locale: user.locale ?? 'en-GB' } : {}),
    },
  };
}

function paidOnly({ seed }: World): void {
  if (seed.plan === 'free') throw new SlackRefusal('plan_upgrade_required');
}

function groupList(world: World, args: JsonObject): UsergroupsListResponse {
  paidOnly(world);
  const usergroups = world.seed.userGroups.map(({ id, handle, users }) => ({
    id,
    team_id: world.seed.team.id,
    is_usergroup: true,
    name: handle,
    handle,
    ...(isTrue(args.include_users) ? { users } : {}),
    ...(isTrue(args.include_count) ? { user_count: users.length } : {}),
  }));
  return { ok: true, usergroups };
}

function groupUsers(world: World, args: JsonObject): UsergroupsUsersListResponse {
  paidOnly(world);
  const id = requiredText(args, 'usergroup');
  const group = world.seed.userGroups.find((candidate) => candidate.id === id);
  if (group === undefined) throw new SlackRefusal('no_such_subteam');
  return { ok: true, users: group.users };
}

export const USER_METHODS: ApiMethods = {
  'users.info': forBot(userInfo),
  'usergroups.list': forBot(groupList),
  'usergroups.users.list': forBot(groupUsers),
};
