import type { PageMailSummary, PageState } from '../../server/page-api.js';
import type { Workspace } from './state.js';

function withUnread(page: PageState | null, unread: number): PageState | null {
  return page && { ...page, mailbox: { unread } };
}

/** As many as the server keeps: of older ones there is nothing to open. */
const KEPT = 500;

/** One that is known already (from a reading that was on its way) is not there twice. */
export function putMail(
  workspace: Workspace,
  { mail, unread }: { mail: PageMailSummary; unread: number },
): Workspace {
  const others = workspace.mails?.filter(({ id }) => id !== mail.id);
  return {
    ...workspace,
    page: withUnread(workspace.page, unread),
    mails: others ? [mail, ...others].slice(0, KEPT) : null,
  };
}

export function markMailRead(
  workspace: Workspace,
  { id, unread }: { id: string; unread: number },
): Workspace {
  const mails = workspace.mails?.map((mail) => (mail.id === id ? { ...mail, isRead: true } : mail));
  return { ...workspace, page: withUnread(workspace.page, unread), mails: mails ?? null };
}
