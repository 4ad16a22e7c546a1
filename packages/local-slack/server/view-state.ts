import type { ViewOutput } from '@slack/bolt';

/** `view.state.values` as Slack reports it: by block id, then by action id. */
export type StateValues = ViewOutput['state']['values'];
export type StateValue = StateValues[string][string];
export type StateOption = NonNullable<StateValue['selected_option']>;
