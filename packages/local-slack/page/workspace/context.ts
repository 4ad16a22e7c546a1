import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageState, PageUser } from '../../server/page-api.js';
import type { PageClient } from '../client/page-client.js';

/** Who and what can be mentioned or chosen. */
export type Directory = { users: PageUser[]; channels: PageChannel[]; appUserId: string };

export type WorkspaceTools = { client: PageClient; directory: Directory };

export const WorkspaceContext = createContext<WorkspaceTools | null>(null);

export function useTools(): WorkspaceTools {
  const tools = useContext(WorkspaceContext);
  if (!tools) throw new Error('used outside a workspace');
  return tools;
}

export function directoryOf(page: PageState): Directory {
  return { users: page.users, channels: page.channels, appUserId: page.appUserId };
}

export function userName(directory: Directory, id: string): string {
  const user = directory.users.find((each) => each.id === id);
  return user ? user.realName || user.name : id;
}

export function channelName(directory: Directory, id: string): string {
  return directory.channels.find((each) => each.id === id)?.name ?? id;
}
