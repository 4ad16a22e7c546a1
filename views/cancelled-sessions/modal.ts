import type { ModalView, SectionBlock } from '@slack/types';
import { z } from 'zod';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { sessionText } from '../../src/blocks/session-words.js';
import { counted } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type {
  CancelledSession,
  CancelledSessions,
} from '../../src/services/sessions/cancelling/cancelled-sessions.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { reinstateIds, reinstateTitle } from '../reinstate-session/ids.js';
import { cancelledSessionsIds, cancelledSessionsTitle } from './ids.js';

export const cancelledPageSize = 10;

export const cancelledPlace = privateMetadata(1, { page: z.int().min(0) });

function row(session: CancelledSession, club: ShownClub): SectionBlock {
  const { cancelled, isAhead, title, sessionId } = session;
  const when = wordsFor(club).time(cancelled.cancelledAt);
  const over = isAhead ? '' : '  ·  its time is over';
  return section(
    `${sessionText(session, club)}\nCancelled ${when}: ${reasonWords(cancelled.reason, 120)}${over}`,
    isAhead
      ? button({
          ...{ text: reinstateTitle, actionId: reinstateIds.open, value: sessionId },
          spoken: `Reinstate ${title}`,
        })
      : undefined,
  );
}

/** What was cancelled, the last first, with what lets it take place again. */
export function cancelledSessionsModal(data: CancelledSessions, club: ShownClub): ModalView {
  const { sessions, total, page } = data;
  const all = `${counted(total, 'cancelled session')}, the last cancelled first.`;
  return modal({
    title: cancelledSessionsTitle,
    callbackId: cancelledSessionsIds.callback,
    metadata: cancelledPlace.write({ page }),
    blocks: [
      context(total === 0 ? 'No session is cancelled.' : all),
      ...pager(cancelledSessionsIds.callback, 'sessions', data),
      ...sessions.map((session) => row(session, club)),
    ],
  });
}
