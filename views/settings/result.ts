import type { ModalView } from '@slack/types';
import { header, modal, section } from '../../src/blocks/layout.js';
import { shownInSlack } from '../../src/blocks/settings-words.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { changeInWords } from '../../src/domain/settings/setting-words.js';
import type { SettingsEvent } from '../../src/domain/trail/audit-event.js';
import { settingsTitle } from './ids.js';

export type ChangedSettings = {
  event: SettingsEvent;
  currency: string;
  /** Of channels that were chosen, into which somebody has to invite the app. */
  notJoined: readonly string[];
};

export function changedLines({ event, currency }: ChangedSettings, club: ShownClub): string[] {
  const show = shownInSlack(currency, wordsFor(club));
  return event.changes.map((change) => changeInWords(change, show));
}

/** What was changed, and what is left to do. */
export function settingsSavedModal(changed: ChangedSettings, club: ShownClub): ModalView {
  const lines = changedLines(changed, club);
  const invite = changed.notJoined.map(
    (channel) =>
      `:warning: *Credit Desk could not join <#${channel}> by itself.* Unless it is in there already, open the channel and type \`/invite @Credit Desk\`.`,
  );
  return modal({
    title: settingsTitle,
    close: 'Done',
    blocks: [
      header(lines.length === 0 ? 'Nothing was changed' : 'Saved'),
      section(
        lines.length === 0
          ? 'All of it was set so already.'
          : lines.map((line) => `• ${line}`).join('\n'),
      ),
      ...invite.map((text) => section(text)),
      ...(lines.length === 0 ? [] : [section('It holds from now on, for everybody.')]),
    ],
  });
}
