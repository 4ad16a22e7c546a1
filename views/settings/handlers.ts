import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { timeZonesLike } from '../../src/domain/settings/time-zones.js';
import type { SettingsEvent } from '../../src/domain/trail/audit-event.js';
import { changeSettings } from '../../src/services/settings/change-settings.js';
import { readSettings } from '../../src/services/settings/read-settings.js';
import { joinChannel } from '../../src/slack/answer/join-channel.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { saveButton, settingsIds, settingsTitle } from './ids.js';
import { zoneOption } from './inputs.js';
import { type SettingsPlace, settingsMetadata, settingsModal } from './modal.js';
import { readSettingsForm } from './read.js';
import { changedLines, settingsSavedModal } from './result.js';

const moved =
  'Somebody else changed the settings since this was opened, so nothing was changed by this press. This is what is set now: change it again if you still want to.';

async function drawSettings({ desk }: Surroundings, actor: Actor, place: SettingsPlace) {
  return settingsModal(await readSettings(desk, actor), place, shownClub(desk));
}

async function openSettings(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { edge } = surroundings;
  const place = {
    ...{ operationId: edge.mintOperationId(), notice: null },
    beneath: beneathOf(surroundings, pressed.body),
  };
  const next = { what: 'Opening the settings', title: settingsTitle };
  await showNext(edge, pressed, next, (actor) => drawSettings(surroundings, actor, place));
}

/** The channels that were chosen just now, into which the app could not go by itself. */
async function notJoined(
  { client }: Pick<Submitted, 'client'>,
  { changes }: SettingsEvent,
): Promise<string[]> {
  const chosen = changes.flatMap(({ setting, to }) =>
    (setting === 'financeChannel' || setting === 'approvalsChannel') && typeof to === 'string'
      ? [to]
      : [],
  );
  const joined = await Promise.all(chosen.map((channel) => joinChannel(client, channel)));
  return [...new Set(chosen.filter((_channel, index) => joined[index] !== true))];
}

async function save(
  surroundings: Surroundings,
  submitted: Submitted,
  actor: Actor,
): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { view } = submitted;
  const { operationId, seq, beneath } = settingsMetadata.read(view.private_metadata);
  const seenSeq = BigInt(seq);
  const { currency, locale } = desk.club;
  const { today } = shownClub(desk);
  const wanted = readSettingsForm(view.state.values, { seq: seenSeq, currency, locale, today });
  try {
    const event = await changeSettings(desk, { actor, operationId, seenSeq, wanted });
    const left = await notJoined(submitted, event);
    // Amounts are in the currency of now, also where that was changed with them.
    const changed = { event, currency: desk.club.currency, notJoined: left };
    const club = shownClub(desk);
    const text = changedLines(changed, club).join('; ');
    const told = { title: 'Settings saved', text: text === '' ? 'Nothing was changed.' : text };
    return { view: settingsSavedModal(changed, club), told };
  } catch (error) {
    if (!(error instanceof CreditError) || error.code !== 'settings-moved') throw error;
    const place = { operationId, beneath, notice: moved };
    const told = { title: 'The settings were not changed', text: moved };
    return { view: await drawSettings(surroundings, actor, place), told };
  }
}

async function submitSettings(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  await submitForm(surroundings, submitted, {
    ...{ what: 'Saving the settings', button: saveButton, fields: {} },
    // An admin who lost the role a minute ago changes nothing any more.
    freshRoles: true,
    remembered: () => settingsMetadata.read(submitted.view.private_metadata),
    decide: (actor) => save(surroundings, submitted, actor),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [settingsIds.callback]: submitSettings,
};

export const actions: FormHandlers['actions'] = { [settingsIds.open]: openSettings };

/** The time zones that fit what is typed, by the names of the IANA list. */
async function offerTimeZones({ edge }: Surroundings, searched: Searched): Promise<void> {
  await edge.offerOptions(searched, async (actor, { value }) => {
    requireRight(actor, 'change-settings');
    const found = timeZonesLike(value);
    return { options: found.map(zoneOption), total: found.length, more: false };
  });
}

export const searches: FormHandlers['searches'] = { [settingsIds.timeZone]: offerTimeZones };
