import { fillTextDefaults } from '../block-walk.js';
import { isOption } from '../input-options.js';
import { isObject, listOf, objectOf, textOf } from '../json.js';
import type { PageOk, PageSuggestionRequest, PageSuggestions } from '../page-api.js';
import { keep } from '../record.js';
import { SlackRefusal } from '../refusal.js';
import { readSuggestions } from '../strict/suggestions.js';
import type { StateOption } from '../view-state.js';
import type { World } from '../world.js';
import { type Acted, findActed, findElement, offerKey } from './container.js';
import { answered, partiesOf, unanswered, WORDING } from './parties.js';

type Refused = Extract<PageOk, { ok: false }>;
type Group = { label: string | null; options: StateOption[] };

const EXTERNAL = ['external_select', 'multi_external_select'];
const DEFAULT_MIN_QUERY = 3;

function groupsOf(answer: unknown): Group[] {
  const { options, option_groups: groups } = objectOf(answer);
  if (groups === undefined) return [{ label: null, options: listOf(options).filter(isOption) }];
  return listOf(groups)
    .filter(isObject)
    .map((group) => ({
      label: textOf(objectOf(group.label).text) ?? null,
      options: listOf(group.options).filter(isOption),
    }));
}

function shown(groups: Group[]): PageSuggestions {
  return {
    ok: true,
    groups: groups.map(({ label, options }) => ({
      label,
      options: options.map((option) => {
        const description = textOf(objectOf(objectOf(option).description).text);
        const words = { text: option.text.text, value: option.value };
        return description === undefined ? words : { ...words, description };
      }),
    })),
  };
}

/** Slack does not tell a search box what stands in the other fields. */
function withoutValues(acted: Acted): ReturnType<Acted['describe']> {
  const described = acted.describe();
  const { view } = described;
  return view === undefined
    ? described
    : { ...described, view: { ...view, state: { values: {} } } };
}

/** A person types in an external menu; too short a query asks nobody. */
export function askSuggestions(
  world: World,
  request: PageSuggestionRequest,
): Promise<PageSuggestions | Refused> {
  return answered(async () => {
    const { user, query } = request;
    const acted = findActed(world, user, request.container);
    const placed = findElement(acted, request.blockId, request.actionId);
    const { element } = placed;
    if (!EXTERNAL.includes(String(element.type))) throw new SlackRefusal('not_an_external_select');
    const least = element.min_query_length ?? DEFAULT_MIN_QUERY;
    if (typeof least === 'number' && query.length < least) return shown([]);
    const outcome = await world.delivery.send({
      kind: 'interactive',
      payload: {
        type: 'block_suggestion',
        ...partiesOf(world, user),
        ...withoutValues(acted),
        ...{ block_id: placed.blockId, action_id: placed.actionId, value: query },
      },
    });
    if (outcome.kind !== 'acked') {
      return unanswered(outcome, WORDING.noOptions);
    }
    const faults = readSuggestions(outcome.payload);
    if (faults.length > 0) {
      keep(world.record.invalidResponses, { to: 'block_suggestion', detail: faults.join('; ') });
      return { ok: false, error: 'invalid_options', detail: WORDING.noOptions };
    }
    fillTextDefaults(outcome.payload);
    const groups = groupsOf(outcome.payload);
    const known = acted.offered.get(offerKey(placed)) ?? [];
    // Newest first, so that an option whose words have changed is reported in its new words.
    const offered = [...groups.flatMap((group) => group.options), ...known].slice(0, 2_000);
    acted.offered.set(offerKey(placed), offered);
    return shown(groups);
  });
}
