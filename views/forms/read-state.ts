import type { ViewOutput, ViewStateValue } from '@slack/bolt';

export type State = ViewOutput['state']['values'];

/** Slack leaves out or nulls what was not filled in, so every reading may be empty. */
function valueAt(state: State, block: string, action: string): ViewStateValue | undefined {
  return state[block]?.[action];
}

export function typedText(state: State, block: string, action = block): string {
  return valueAt(state, block, action)?.value ?? '';
}

export function chosenValue(state: State, block: string, action = block): string | null {
  return valueAt(state, block, action)?.selected_option?.value ?? null;
}

export function chosenDate(state: State, block: string, action = block): string | null {
  return valueAt(state, block, action)?.selected_date ?? null;
}

export function choseYes(state: State, block: string): boolean {
  return chosenValue(state, block) === 'yes';
}
