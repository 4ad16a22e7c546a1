import type { PlacedElement } from '../block-walk.js';
import { optionsOf } from '../input-options.js';
import { runAction } from '../interactions/action.js';
import { type Acted, findActed } from '../interactions/container.js';
import { takeState } from '../interactions/page-state.js';
import { textOf } from '../json.js';
import type { PageContainer, PageInputValue, PageOk } from '../page-api.js';
import type { World } from '../world.js';
import { chosenValue } from './choice.js';
import { findButton, findField } from './find-element.js';
import { typedValue } from './typed-value.js';
import { blocksText } from './visible-text.js';
import { type WaitOptions, waitFor } from './wait.js';

/** What a person can do with a modal, a Home tab or a message. */
export type Surface = {
  /** Everything that can be read there, one text a line. */
  text(): string;
  waitForText(words: string, options?: WaitOptions): Promise<void>;
  blocks(): readonly unknown[];
  /** Types into the input with this label (or placeholder, block id, action id). */
  fill(label: string, value: string | string[]): Promise<PageOk>;
  /**
   * Chooses by the options' words. In an external menu the words (or `query`) are typed first.
   */
  choose(label: string, options: string | string[], more?: { query?: string }): Promise<PageOk>;
  /** The words of a menu's options. */
  options(label: string): string[];
  /** What the input holds now, as Slack would report it. */
  value(label: string): unknown;
  /** Presses a button; for an overflow menu also says which of its entries. */
  click(button: string, entry?: string): Promise<PageOk>;
};

export type SurfaceOptions = {
  world: World;
  userId: string;
  container: () => PageContainer;
};

/** Standalone menus always tell the app; inputs only when their block says so. */
function speaksUp({ input }: PlacedElement): boolean {
  return input === undefined || input.dispatch_action === true;
}

export function createSurface({ world, userId, container }: SurfaceOptions): Surface {
  const acted = (): Acted => findActed(world, userId, container());
  const act = ({ blockId, actionId }: PlacedElement, value: PageInputValue) =>
    runAction(world, {
      ...{ user: userId, container: container(), blockId, actionId, value },
      state: {},
    });
  const put = async (placed: PlacedElement, value: PageInputValue): Promise<PageOk> => {
    if (speaksUp(placed)) return await act(placed, value);
    takeState(acted(), { [placed.blockId]: { [placed.actionId]: value } });
    return { ok: true };
  };
  const text = () => blocksText(acted().blocks, acted().values);
  const chooser = () => ({ world, userId, container: container() });
  return {
    text,
    blocks: () => acted().blocks,
    waitForText: async (words, { timeoutMs = world.waitMs } = {}) => {
      await waitFor(`"${words}"`, () => text().includes(words) || undefined, timeoutMs);
    },
    fill: async (label, value) => {
      const placed = findField(acted().blocks, label);
      return await put(placed, typedValue(placed.element, value));
    },
    choose: async (label, options, { query } = {}) => {
      const placed = findField(acted().blocks, label);
      const wanted = Array.isArray(options) ? options : [options];
      return await put(placed, await chosenValue(chooser(), placed, wanted, query));
    },
    options: (label) =>
      optionsOf(findField(acted().blocks, label).element).map((option) => option.text.text),
    value: (label) => {
      const { blockId, actionId } = findField(acted().blocks, label);
      return acted().values[blockId]?.[actionId];
    },
    click: async (button, entry) => {
      const placed = findButton(acted().blocks, button);
      if (entry !== undefined) {
        return await act(placed, await chosenValue(chooser(), placed, [entry]));
      }
      const { element } = placed;
      return await act(placed, { type: String(element.type), value: textOf(element.value) ?? '' });
    },
  };
}
