import type { webApi } from '@slack/bolt';
import type { Role } from '../../domain/people/actor.js';
import { isNobody, type StaffList, type StaffLists } from '../../domain/people/staff-lists.js';
import type { EdgeLog } from '../edge-log.js';
import { slackErrorCode } from '../slack-error.js';
import { StaffRefusal, staffSentences } from './staff-refusal.js';
import { createTimedCache } from './timed-cache.js';

export type { StaffList, StaffLists };

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
  /** Asked for at every look-up, since an admin can change them. */
  lists: () => StaffLists;
  log: EdgeLog;
  now: () => number;
}): StaffRoles {
  const { client, lists, log, now } = options;
  const membersOf = createGroupLook(client, log, now);
  const namedNow = (): [Role, StaffList][] => {
    const { operators, approvers, admins } = lists();
    return [
      ['operator', operators],
      ['approver', approvers],
      ['admin', admins],
    ];
  };
  const isIn = async (list: StaffList, userId: string, fresh: boolean): Promise<Membership> => {
    if (list.userIds.includes(userId)) return 'yes';
    const groups = await Promise.all(list.groupIds.map((groupId) => membersOf(groupId, fresh)));
    if (groups.some((members) => members?.has(userId) === true)) return 'yes';
    return groups.includes(null) ? 'unknown' : 'no';
  };
  const rolesOf: StaffRoles['rolesOf'] = async (userId, fresh = false) => {
    const named = namedNow();
    if (named.every(([, list]) => isNobody(list))) {
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
    const chosen = namedNow()
      .filter(([role]) => roles.includes(role))
      .map(([, list]) => list);
    const groups = await Promise.all(
      chosen.flatMap(({ groupIds }) => groupIds.map((groupId) => membersOf(groupId, false))),
    );
    if (groups.includes(null)) return null;
    const inGroups = groups.flatMap((members) => [...(members ?? [])]);
    return [...new Set([...chosen.flatMap(({ userIds }) => userIds), ...inGroups])];
  };
  return { rolesOf, peopleWith };
}
