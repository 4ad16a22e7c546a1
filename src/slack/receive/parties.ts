import { z } from 'zod';
import { slackId } from './payload-parts.js';

const named = z.object({ id: slackId });
const payload = z.object({
  team_id: slackId.nullish(),
  user_id: slackId.nullish(),
  team: named.nullish(),
  user: named.extend({ team_id: slackId.nullish() }).nullish(),
  event: z.object({ user: slackId.optional() }).optional(),
});

export type Parties = {
  teamId: string | null;
  userId: string | null;
  /** The workspace of the person, which differs from `teamId` for a guest of another company. */
  userTeamId: string | null;
};

/** Who sent a payload, from where: commands, interactions and events each say it elsewhere. */
export function partiesOf(body: unknown): Parties {
  const read = payload.safeParse(body);
  if (!read.success) return { teamId: null, userId: null, userTeamId: null };
  const { team_id, user_id, team, user, event } = read.data;
  return {
    teamId: team_id ?? team?.id ?? null,
    userId: user_id ?? user?.id ?? event?.user ?? null,
    userTeamId: user?.team_id ?? null,
  };
}
