import type { PlannedAct } from '../domain/approvals/request.js';
import { changeInWords, type SettingShow } from '../domain/settings/setting-words.js';
import { safe } from './text.js';
import { userName, type Words } from './words.js';

/** How settings are written in Slack. */
export function shownInSlack(currency: string, words: Pick<Words, 'money' | 'date'>): SettingShow {
  return {
    money: (amount) => words.money(amount, currency),
    ...{ currency, day: words.date },
    person: userName,
    group: (id) => `<!subteam^${safe(id)}>`,
    channel: (id) => `<#${safe(id)}>`,
    text: (text) => safe(text, 200),
  };
}

/** What is asked for, to stand behind “asks to”; mrkdwn. */
export function settingsAskedWords(
  { changes }: NonNullable<PlannedAct['settings']>,
  currency: string,
  words: Words,
): string {
  const show = shownInSlack(currency, words);
  return `change the settings (${changes.map((change) => changeInWords(change, show)).join('; ')})`;
}

const moreIsGiven = 'One person could give more away alone, or more people could act.';
const daysAreOpen =
  'What is dated in days that were closed could be booked again, and reports of them could change.';

/** What follows from a change that a second person is asked for. */
export function settingsEffect({ changes }: NonNullable<PlannedAct['settings']>): string {
  const opens = changes.some(({ setting }) => setting === 'closedUpTo');
  const others = changes.some(({ setting }) => setting !== 'closedUpTo');
  const said = [...(others ? [moreIsGiven] : []), ...(opens ? [daysAreOpen] : [])];
  return `${said.join(' ')} It holds at once, for everybody.`;
}
