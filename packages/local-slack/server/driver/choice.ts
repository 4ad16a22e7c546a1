import type { PlacedElement } from '../block-walk.js';
import { optionsOf } from '../input-options.js';
import { askSuggestions } from '../interactions/suggestions.js';
import type { PageContainer, PageInputValue } from '../page-api.js';
import type { World } from '../world.js';

type Choice = { text: string; value: string };
export type Chooser = { world: World; userId: string; container: PageContainer };

function pick(choices: Choice[], wanted: string): Choice {
  const exact = choices.filter(({ text, value }) => text === wanted || value === wanted);
  const close = choices.filter(({ text }) => text.includes(wanted));
  const [found] = exact.length > 0 ? exact : close;
  if (found === undefined || (exact.length === 0 && close.length > 1)) {
    const there = choices.map(({ text }) => text).join(' | ') || 'nothing';
    throw new Error(`No one option "${wanted}". Offered: ${there}`);
  }
  return found;
}

/** Types the words into an external menu and reads what it offers. */
async function offered(chooser: Chooser, placed: PlacedElement, query: string): Promise<Choice[]> {
  const { world, userId: user, container } = chooser;
  const { blockId, actionId } = placed;
  const answer = await askSuggestions(world, { user, container, blockId, actionId, query });
  if (!answer.ok) throw new Error(answer.detail ?? answer.error);
  return answer.groups.flatMap(({ options }) => options);
}

function people({ world }: Chooser): Choice[] {
  return world.people.all.map(({ id, realName }) => ({ text: realName, value: id }));
}

function places({ world, userId }: Chooser): Choice[] {
  return world.channels.visibleTo(userId).map(({ id, name }) => ({ text: name, value: id }));
}

async function choose(
  chooser: Chooser,
  placed: PlacedElement,
  wanted: string[],
  query: string | undefined,
): Promise<Choice[]> {
  const { element } = placed;
  const type = String(element.type);
  if (type.includes('external_select')) {
    const chosen: Choice[] = [];
    for (const one of wanted) chosen.push(pick(await offered(chooser, placed, query ?? one), one));
    return chosen;
  }
  if (type.includes('users_select')) return wanted.map((one) => pick(people(chooser), one));
  if (/(channels|conversations)_select/.test(type)) {
    return wanted.map((one) => pick(places(chooser), one.replace(/^#/, '')));
  }
  const choices = optionsOf(element).map(({ text, value }) => ({ text: text.text, value }));
  return wanted.map((one) => pick(choices, one));
}

/** What a person chose by the words of the options, as the page would report it. */
export async function chosenValue(
  chooser: Chooser,
  placed: PlacedElement,
  wanted: string[],
  query?: string,
): Promise<PageInputValue> {
  const type = String(placed.element.type);
  const chosen = await choose(chooser, placed, wanted, query);
  const values = chosen.map(({ value }) => value);
  const kind = type.match(/(user|channel|conversation)s_select/)?.[1];
  if (kind !== undefined) {
    return type.startsWith('multi_')
      ? { type, [`selected_${kind}s`]: values }
      : { type, [`selected_${kind}`]: values[0] };
  }
  const options = values.map((value) => ({ value }));
  return type.startsWith('multi_') || type === 'checkboxes'
    ? { type, selected_options: options }
    : { type, selected_option: options[0] ?? null };
}
