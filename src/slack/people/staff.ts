import { ownAccountOf } from '../../domain/approvals/needs-second-person.js';
import type { Actor } from '../../domain/people/actor.js';
import { rights } from '../../domain/people/rights.js';
import type { EdgeLog } from '../edge-log.js';
import type { SlackApp } from '../receive/create-slack-app.js';
import { partiesOf } from '../receive/parties.js';
import { createMemberCheck } from './member-check.js';
import { createStaffRoles, type StaffLists } from './staff-roles.js';

/** `fresh`: the roles are asked for again, whatever Slack said minutes ago. */
export type Freshness = { fresh?: boolean };

/** Who acts, with which roles, and whether somebody else could approve. */
export function createStaff(options: {
  slack: SlackApp;
  staff: () => StaffLists;
  log: EdgeLog;
  now?: () => number;
}): {
  actorFor: (body: unknown, freshness?: Freshness) => Promise<Actor>;
  /** Whether somebody else could approve what is for the payer with this address; null = none. */
  hasOtherApprover: (userId: string, payerEmail: string | null) => Promise<boolean>;
} {
  const { slack, staff, log, now = Date.now } = options;
  const { client } = slack.app;
  const teamId = () => slack.identity()?.teamId;
  const { requireMember, findMember } = createMemberCheck({ client, teamId, now });
  const { rolesOf, peopleWith } = createStaffRoles({ client, lists: staff, log, now });
  const mayApprove = async (userId: string, payerEmail: string | null) => {
    const member = await findMember(userId);
    return member !== null && ownAccountOf(member.email, payerEmail) === 'no';
  };
  return {
    async actorFor(body, { fresh = false } = {}) {
      const parties = partiesOf(body);
      // Both questions at once: a form has to open within three seconds.
      const [{ userId, email }, roles] = await Promise.all([
        requireMember(parties, fresh),
        parties.userId === null ? [] : rolesOf(parties.userId, fresh),
      ]);
      return { kind: 'staff', userId, roles, email };
    },
    async hasOtherApprover(userId, payerEmail) {
      const approvers = await peopleWith(rights['approve-request']);
      if (approvers === null) return true;
      for (const other of approvers.filter((id) => id !== userId)) {
        // Whoever left, whoever is a guest and the payer approve nothing. No answer is no reason to
        // say so.
        if (await mayApprove(other, payerEmail).catch(() => true)) return true;
      }
      return false;
    },
  };
}
