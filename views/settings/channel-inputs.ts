import type { InputBlock, KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { context } from '../../src/blocks/layout.js';
import { plain } from '../../src/blocks/text-objects.js';
import { settingTitles } from '../../src/domain/settings/setting-words.js';
import type { ShownSettings } from '../../src/services/settings/read-settings.js';
import { settingsIds } from './ids.js';
import { idAt } from './inputs.js';

type ChannelName = 'financeChannel' | 'approvalsChannel';

function channelInput(shown: ShownSettings, name: ChannelName, hint: string): InputBlock {
  const chosen = shown.values[name];
  return input({
    ...{ id: idAt(settingsIds[name], shown), label: settingTitles[name], hint, optional: true },
    element: {
      type: 'conversations_select',
      placeholder: plain('Choose a channel'),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(chosen === null ? {} : { initial_conversation: chosen }),
    },
  });
}

const variables = { financeChannel: 'FINANCE_CHANNEL', approvalsChannel: 'APPROVALS_CHANNEL' };

/** Which channel is used while the club has chosen none; nothing where it has. */
function usedMeanwhile(shown: ShownSettings, name: ChannelName): KnownBlock[] {
  if (shown.values[name] !== null) return [];
  const title = settingTitles[name];
  const [given, used] = [shown.given[name], shown.inForce[name]];
  if (given !== null) {
    return [
      context(
        `${title} until one is chosen here: <#${given}>, set where Credit Desk runs (${variables[name]}).`,
      ),
    ];
  }
  if (used !== null)
    return [context(`${title} until one is chosen here: <#${used}>, as for finance.`)];
  return [
    context(`${title}: none, so what belongs there is told nowhere until one is chosen here.`),
  ];
}

export function channelInputs(shown: ShownSettings): KnownBlock[] {
  const finance = 'Where summaries are told: a private channel of staff';
  return [
    channelInput(shown, 'financeChannel', finance),
    ...usedMeanwhile(shown, 'financeChannel'),
    channelInput(shown, 'approvalsChannel', 'Where requests for a second person are told'),
    ...usedMeanwhile(shown, 'approvalsChannel'),
    context(
      'Credit Desk joins a public channel by itself. Into a private one somebody has to invite it: open it and type `/invite @Credit Desk`.',
    ),
  ];
}
