import type { webApi } from '@slack/bolt';
import type { Parties } from '../receive/parties.js';
import { StaffRefusal, staffSentences } from './staff-refusal.js';
import { createTimedCache } from './timed-cache.js';

const keepMs = 5 * 60_000;

type Member = NonNullable<webApi.UsersInfoResponse['user']>;

function refusalOf(member: Member, teamId: string): string | null {
  if (member.deleted === true) return staffSentences.left;
  if (member.is_bot === true || member.is_workflow_bot === true) return staffSentences.bot;
  if (member.is_restricted === true || member.is_ultra_restricted === true) {
    return staffSentences.guest;
  }
  const teams = member.enterprise_user?.teams ?? [];
  const isOurs = member.team_id === teamId || teams.includes(teamId);
  return member.is_stranger === true || !isOurs ? staffSentences.otherWorkspace : null;
}

/** A full member; `email` null: Slack does not say it. */
export type FoundMember = { userId: string; email: string | null };

export type MemberCheck = {
  /** `fresh`: Slack is asked again, whatever it said minutes ago. @throws StaffRefusal */
  requireMember: (parties: Parties, fresh?: boolean) => Promise<FoundMember>;
  /** A full member of now, or null. Rejects when Slack does not say. */
  findMember: (userId: string) => Promise<FoundMember | null>;
};

/**
 * Makes the check that somebody is a full member of the workspace. Slack is asked once in five
 * minutes a person; without its answer nobody is let in.
 */
export function createMemberCheck(options: {
  client: webApi.WebClient;
  teamId: () => string | undefined;
  now: () => number;
}): MemberCheck {
  const { client, teamId, now } = options;
  const lookUp = async (user: string) => (await client.users.info({ user })).user;
  const memberOf = createTimedCache({ keepMs, now, lookUp });
  const requireMember: MemberCheck['requireMember'] = async (parties, fresh = false) => {
    const { teamId: from, userId, userTeamId } = parties;
    const ours = teamId();
    const fromElsewhere = from !== ours || (userTeamId !== null && userTeamId !== ours);
    if (ours === undefined || userId === null || from === null) {
      throw new StaffRefusal(staffSentences.rolesUnknown);
    }
    if (fromElsewhere) throw new StaffRefusal(staffSentences.otherWorkspace);
    const member = await memberOf(userId, fresh).catch(() => undefined);
    if (member === undefined) throw new StaffRefusal(staffSentences.rolesUnknown);
    const refusal = refusalOf(member, ours);
    if (refusal !== null) throw new StaffRefusal(refusal);
    return { userId, email: member.profile?.email ?? null };
  };
  const findMember: MemberCheck['findMember'] = async (userId) => {
    const member = await memberOf(userId);
    if (member === undefined || refusalOf(member, teamId() ?? '') !== null) return null;
    return { userId, email: member.profile?.email ?? null };
  };
  return { requireMember, findMember };
}
