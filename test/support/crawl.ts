import type { ModalHandle } from 'local-slack';
import { wordsOf } from '../views/slack-limits.js';
import { operator, type SlackDesk } from './slack-desk.js';

/** How somebody gets to a screen: what opens it, and the buttons that are pressed from there. */
type Way = { name: string; open: () => Promise<unknown>; presses: readonly string[] };

/** What was found on the way through every screen. */
export type Crawl = {
  /** Callback ids of the screens that were shown. */
  reached: Set<string>;
  faults: string[];
  presses: number;
};

/** Books, sends or ticks something by one press: pressed where that is tested. */
const acts = /^(credit-desk\.send-again|order-changes\.tick|request\.withdraw)/;

/** What no person can read: a hole in a template, a key of the desk, a fault without its words. */
const unreadable =
  /\bundefined\b|\bNaN\b|\[object|\bnull\b|[0-9a-f]{8}-[0-9a-f]{4}-|\bclub:|Reference [A-Z0-9]{4}/;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

type Button = { name: string; actionId: string };

function buttonsIn(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (!isObject(value)) return [];
  const inside = Object.values(value).flatMap(buttonsIn);
  if (value.type !== 'button' || value.url !== undefined) return inside;
  const name = value.accessibility_label ?? (isObject(value.text) ? value.text.text : '');
  return [{ name: String(name), actionId: String(value.action_id) }, ...inside];
}

/** The first button of each kind that can be told apart: rows of a list have the same ones. */
function kindsOf(modal: Pick<ModalHandle, 'blocks'>): Button[] {
  const all = buttonsIn(modal.blocks()).filter(({ actionId }) => !acts.test(actionId));
  const isAlone = (one: Button) => all.filter(({ name }) => name === one.name).length === 1;
  const first = new Map<string, Button>();
  for (const button of all) {
    if (!first.has(button.actionId) && isAlone(button)) first.set(button.actionId, button);
  }
  return [...first.values()];
}

/** Every kind of screen is looked at once, whoever leads to it. */
function shapeOf(modal: ModalHandle): string {
  const title = modal.title.replaceAll(/[0-9]+/g, '#');
  return [title, ...buttonsIn(modal.blocks()).map(({ actionId }) => actionId)].sort().join(' ');
}

/** Which one of its kind it is: a list that was turned has other buttons to turn it. */
function namesOf(modal: ModalHandle): string {
  return buttonsIn(modal.blocks())
    .map(({ name }) => name)
    .join('\n');
}

function shownView(args: Record<string, unknown>): Record<string, unknown> {
  const { view } = args;
  const read: unknown = typeof view === 'string' ? JSON.parse(view) : view;
  return isObject(read) ? read : {};
}

/** How many requests of Slack the app is still at, past its acknowledgement. */
function countUnderWay({ app }: SlackDesk): () => number {
  let count = 0;
  app.app.use(async ({ next }) => {
    count += 1;
    await next().finally(() => {
      count -= 1;
    });
  });
  return () => count;
}

/** Notes what was shown since the record was emptied, and what is wrong with it. */
function look({ slack, log }: SlackDesk, crawl: Crawl, where: string): void {
  const { calls, invalidResponses } = slack.record;
  for (const { ok, method, error, messages, args } of calls) {
    const view = shownView(args);
    const words = wordsOf(view);
    if (!ok) crawl.faults.push(`${where}: ${method} ${error}: ${messages?.join('; ')}`);
    else if (typeof view.callback_id === 'string') crawl.reached.add(view.callback_id);
    if (unreadable.test(words)) crawl.faults.push(`${where}: ${unreadable.exec(words)?.[0]}`);
  }
  for (const { detail } of invalidResponses) crawl.faults.push(`${where}: ${detail}`);
  for (const { level, message } of log) {
    if (level === 'error') crawl.faults.push(`${where}: ${message}`);
  }
}

/** Presses its way through the screens of one person, and notes what Slack, the log or a reader finds. */
export function createCrawl(world: SlackDesk, userId: string = operator) {
  const { slack, log } = world;
  const person = slack.driver.as(userId);
  const crawl: Crawl = { reached: new Set(), faults: [], presses: 0 };
  const seen = new Set<string>();
  const underWay = countUnderWay(world);

  const said = () => person.lastEphemeral({ timeoutMs: 1 }).catch(() => null);

  /** Does one thing, and waits until the app has done all that it does about it. */
  const act = async (where: string, work: () => Promise<unknown>) => {
    slack.record.clear();
    log.length = 0;
    crawl.presses += 1;
    const before = await said();
    await work();
    await slack.driver.waitFor(`the end of ${where}`, () => underWay() === 0);
    const after = await said();
    const isSaid = after !== null && after.ts !== before?.ts;
    const words = isSaid ? after.text() : '';
    if (!isSaid && slack.record.calls.length === 0) crawl.faults.push(`${where}: nothing happened`);
    if (unreadable.test(words)) crawl.faults.push(`${where}: ${words}`);
    look(world, crawl, where);
  };

  const top = () => person.modal({ timeoutMs: 1 }).catch(() => null);

  const clear = async () => {
    await (await top())?.close({ clear: true });
  };

  /** Goes a way anew; null where it leads to no modal. */
  const go = async ({ name, open, presses }: Way): Promise<ModalHandle | null> => {
    await clear();
    await open();
    await slack.driver.waitFor(`the end of ${name}`, () => underWay() === 0);
    for (const press of presses) {
      await (await top())?.click(press);
      await slack.driver.waitFor(`the end of ${press}`, () => underWay() === 0);
    }
    return top();
  };

  /** Closes what lies on top of a screen; null where it is gone or has changed. */
  const back = async (to: ModalHandle, names: string): Promise<ModalHandle | null> => {
    const modal = await top();
    if (modal === null) return null;
    if (modal.id === to.id) return namesOf(modal) === names ? modal : null;
    await modal.close();
    return to.isOpen() ? back(to, names) : null;
  };

  /** Presses each kind of button of the screen, and goes on from what that shows. */
  const through = async (way: Way, depth: number): Promise<void> => {
    let modal = await top();
    if (modal === null || seen.has(shapeOf(modal))) return;
    const names = namesOf(modal);
    seen.add(shapeOf(modal));
    for (const { name } of kindsOf(modal)) {
      modal = (await back(modal, names)) ?? (await go(way));
      if (modal === null) return void crawl.faults.push(`${way.name}: did not open again`);
      const at = modal;
      const where = [way.name, ...way.presses, name].join(' > ');
      await act(where, () => at.click(name));
      if (depth > 1) await through({ ...way, presses: [...way.presses, name] }, depth - 1);
    }
  };

  return {
    crawl,
    /** Opens something, and presses what it shows and what that shows, to a depth. */
    async from(name: string, open: () => Promise<unknown>, depth: number): Promise<void> {
      await clear();
      await act(name, open);
      await through({ name, open, presses: [] }, depth);
      await clear();
    },
  };
}
