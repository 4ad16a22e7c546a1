import { z } from 'zod';

const named = z.object({ id: z.string() });
const payload = z.object({
  team_id: z.string().optional(),
  user_id: z.string().optional(),
  team: named.nullish(),
  user: z.union([z.string(), named.extend({ team_id: z.string().optional() })]).optional(),
  event: z.object({ user: z.string().optional() }).optional(),
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
  const person = typeof user === 'object' ? user : { id: user, team_id: undefined };
  return {
    teamId: team_id ?? team?.id ?? null,
    userId: user_id ?? person.id ?? event?.user ?? null,
    userTeamId: person.team_id ?? null,
  };
}
