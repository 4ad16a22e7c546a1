import type { webApi } from '@slack/bolt';
import type { Role } from '../../domain/people/actor.js';
import type { EdgeLog } from '../edge-log.js';
import { slackErrorCode } from '../slack-error.js';
import { StaffRefusal, staffSentences } from './staff-refusal.js';
import { createTimedCache } from './timed-cache.js';

export type StaffList = { userIds: readonly string[]; groupIds: readonly string[] };
export type StaffLists = { operators: StaffList; approvers: StaffList; admins: StaffList };

/** How long Slack's answer about a user group is believed; Slack allows few such questions. */
const keepMs = 5 * 60_000;

const noGroups =
  'This Slack plan has no user groups, so the groups named in OPERATORS, APPROVERS and ADMINS let nobody in. List user ids there instead.';

type Membership = 'yes' | 'no' | 'unknown';

function createGroupLook(client: webApi.WebClient, log: EdgeLog, now: () => number) {
  const lookUp = async (usergroup: string): Promise<ReadonlySet<string>> => {
    const { users } = await client.usergroups.users.list({ usergroup });
    return new Set(users ?? []);
  };
  const membersOf = createTimedCache({ keepMs, now, lookUp });
  return async (groupId: string, fresh: boolean): Promise<ReadonlySet<string> | null> => {
    try {
      return await membersOf(groupId, fresh);
    } catch (error) {
      const code = slackErrorCode(error);
      log.error(
        { groupId, code },
        code === 'plan_upgrade_required' ? noGroups : 'no group members',
      );
      // A plan without groups, or a group that is gone, has no members; anything else may pass.
      const isEmpty = code === 'plan_upgrade_required' || code === 'no_such_subteam';
      return isEmpty ? new Set() : null;
    }
  };
}

export type StaffRoles = {
  /** `fresh`: Slack is asked again, whatever it said minutes ago. @throws StaffRefusal */
  rolesOf: (userId: string, fresh?: boolean) => Promise<readonly Role[]>;
  /** Everybody with one of the roles; null where Slack does not say. */
  peopleWith: (roles: readonly Role[]) => Promise<string[] | null>;
};

/**
 * Makes the look-up of a person's roles. What cannot be found out gives no role; a person who
 * then has none at all is told to try again, since they may well be staff.
 */
export function createStaffRoles(options: {
  client: webApi.WebClient;
  lists: StaffLists;
  log: EdgeLog;
  now: () => number;
}): StaffRoles {
  const { client, lists, log, now } = options;
  const membersOf = createGroupLook(client, log, now);
  const named: [Role, StaffList][] = [
    ['operator', lists.operators],
    ['approver', lists.approvers],
    ['admin', lists.admins],
  ];
  const isIn = async (list: StaffList, userId: string, fresh: boolean): Promise<Membership> => {
    if (list.userIds.includes(userId)) return 'yes';
    const groups = await Promise.all(list.groupIds.map((groupId) => membersOf(groupId, fresh)));
    if (groups.some((members) => members?.has(userId) === true)) return 'yes';
    return groups.includes(null) ? 'unknown' : 'no';
  };
  const rolesOf: StaffRoles['rolesOf'] = async (userId, fresh = false) => {
    if (named.every(([, list]) => list.userIds.length + list.groupIds.length === 0)) {
      throw new StaffRefusal(staffSentences.nobodyConfigured);
    }
    const answers = await Promise.all(named.map(([, list]) => isIn(list, userId, fresh)));
    const roles = named.flatMap(([role], index) => (answers[index] === 'yes' ? [role] : []));
    if (roles.length === 0 && answers.includes('unknown')) {
      throw new StaffRefusal(staffSentences.rolesUnknown);
    }
    return roles;
  };
  const peopleWith: StaffRoles['peopleWith'] = async (roles) => {
    const chosen = named.filter(([role]) => roles.includes(role)).map(([, list]) => list);
    const groups = await Promise.all(
      chosen.flatMap(({ groupIds }) => groupIds.map((groupId) => membersOf(groupId, false))),
    );
    if (groups.includes(null)) return null;
    const inGroups = groups.flatMap((members) => [...(members ?? [])]);
    return [...new Set([...chosen.flatMap(({ userIds }) => userIds), ...inGroups])];
  };
  return { rolesOf, peopleWith };
}
