import type { Party } from './payload-parts.js';

/** The names of fields that should all say the same id, with what they say. */
type Said = [name: string, id: string | null | undefined][];

function disagree(said: Said): string | null {
  const given = said.filter(([, id]) => id !== undefined && id !== null);
  const [, first] = given[0] ?? [];
  const other = given.find(([, id]) => id !== first);
  return other === undefined ? null : `${given[0]?.[0]} and ${other[0]} differ`;
}

/**
 * Which ids of one payload contradict each other; null when none do. The person's own workspace
 * may be another one (`user.team_id`): that is refused later, in words.
 */
export function contradictionIn(party: Party): string | null {
  const { view } = party;
  const enterprise = party.enterprise?.id;
  return (
    disagree([
      ['team_id', party.team_id],
      ['team.id', party.team?.id],
      ['view.team_id', view?.team_id],
    ]) ??
    disagree([
      ['user_id', party.user_id],
      ['user.id', party.user?.id],
    ]) ??
    disagree([
      ['api_app_id', party.api_app_id],
      ['view.app_id', view?.app_id],
    ]) ??
    disagree([
      ['enterprise_id', party.enterprise_id],
      ['enterprise.id', enterprise],
      ['team.enterprise_id', party.team?.enterprise_id],
    ]) ??
    disagree([
      ['view.id', view?.id],
      ['container.view_id', party.container?.view_id],
    ])
  );
}
