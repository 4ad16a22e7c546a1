import type { RefusalShow } from '../refusal-show.js';

/** Refusals that have to do with the settings of the club. */
export type SettingsRefusals = {
  /** What stands in the environment. */
  'setting-given': { setting: 'threshold' | 'roles' };
  /** `problem` is a sentence that says what to do. */
  'setting-wrong': { problem: string };
  'currency-in-use': { currency: string };
  'no-admin-left': Record<string, never>;
  /** Somebody else changed a setting since this was opened. */
  'settings-moved': Record<string, never>;
};

type Sentences = {
  [Code in keyof SettingsRefusals]: (details: SettingsRefusals[Code], show: RefusalShow) => string;
};

export const settingsSentences: Sentences = {
  'setting-given': ({ setting }) =>
    setting === 'threshold'
      ? 'From which amount a second person approves is set where Credit Desk runs (APPROVAL_THRESHOLD or SINGLE_HANDED), so it cannot be changed here. Ask whoever runs Credit Desk.'
      : 'Who may do what is set where Credit Desk runs (OPERATORS, APPROVERS, ADMINS), so it cannot be changed here. Ask whoever runs Credit Desk.',
  'setting-wrong': ({ problem }) => problem,
  'currency-in-use': ({ currency }) =>
    `Something is booked already, so the club’s currency stays ${currency}. An invoice can still be in another currency: it says so itself.`,
  'no-admin-left': () => 'Nobody would be left who may change settings. Leave at least one admin.',
  'settings-moved': () =>
    'Somebody else changed the settings since this was opened, so nothing was changed by this press. Look at what is shown now, and change it again if you still want to.',
};
