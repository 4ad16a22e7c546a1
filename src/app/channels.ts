import type { Config } from '../config/read-config.js';
import { localChannels } from './local-people.js';

export type Channels = { financeChannel: string | null; approvalsChannel: string | null };

/**
 * Where summaries and requests are told; null = nowhere. Requests go to the finance channel when
 * there is no channel for them, so that nobody waits unheard.
 */
export function channelsOf(config: Config): Channels {
  const local = config.slack.kind === 'local' ? localChannels : null;
  const financeChannel = config.financeChannel ?? local?.finance ?? null;
  const approvalsChannel = config.approvalsChannel ?? local?.approvals ?? financeChannel;
  return { financeChannel, approvalsChannel };
}
