import type { ViewOutput } from '@slack/bolt';
import type { PublishedHome } from './homes.js';
import type { OpenModal } from './modals.js';
import type { LocalSlackSeed } from './options.js';

export type ViewOwner = { seed: LocalSlackSeed; botId: string };
type SharedFields = Omit<
  ViewOutput,
  'title' | 'close' | 'submit' | 'root_view_id' | 'previous_view_id' | 'clear_on_close'
>;

function sharedFields({ seed, botId }: ViewOwner, shown: OpenModal | PublishedHome): SharedFields {
  const { view } = shown;
  return {
    id: shown.id,
    team_id: seed.team.id,
    app_id: seed.app.id,
    app_installed_team_id: seed.team.id,
    bot_id: botId,
    type: view.type,
    callback_id: view.callback_id ?? '',
    private_metadata: view.private_metadata ?? '',
    external_id: view.external_id ?? '',
    hash: shown.hash,
    blocks: view.blocks,
    state: { values: shown.values },
    notify_on_close: false,
  };
}

/** A view as Slack describes it in replies and in interaction payloads. */
export function modalOutput(owner: ViewOwner, modal: OpenModal): ViewOutput {
  const { view } = modal;
  return {
    ...sharedFields(owner, modal),
    title: view.title,
    close: view.close ?? null,
    submit: view.submit ?? null,
    root_view_id: modal.rootId,
    previous_view_id: modal.previousId,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
  };
}

/** What `app_home_opened` says of a Home tab: by Slack's own sample neither title nor state. */
export type OpenedHome = Omit<
  ViewOutput,
  'title' | 'state' | 'close' | 'submit' | 'previous_view_id'
>;

export function openedHomeOutput(owner: ViewOwner, home: PublishedHome): OpenedHome {
  const {
    title: _title,
    state: _state,
    close: _close,
    submit: _submit,
    previous_view_id: _previous,
    ...said
  } = homeOutput(owner, home);
  return said;
}

export function homeOutput(owner: ViewOwner, home: PublishedHome): ViewOutput {
  return {
    ...sharedFields(owner, home),
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    close: null,
    submit: null,
    root_view_id: home.id,
    previous_view_id: null,
    clear_on_close: false,
  };
}
