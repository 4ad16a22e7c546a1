import { visibleText } from '../../src/domain/people/visible-text.js';
import { recordId } from '../../src/domain/record-id.js';

export { visibleText };

/** What stands in a form's inputs, by block id and then action id, as Slack sends it. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

type FormValue = {
  value?: string | null;
  selected_date?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: readonly { value: string }[] | null;
  selected_conversation?: string | null;
  selected_users?: readonly string[] | null;
};

/** Slack leaves out or nulls what was not filled in, so every reading may be empty. */
function valueAt(values: FormValues, block: string, action: string): FormValue | undefined {
  return values[block]?.[action];
}

export function typedText(values: FormValues, block: string, action = block): string {
  return valueAt(values, block, action)?.value ?? '';
}

/** Null where the form had no such input; an empty one is the empty text. */
export function typedIfAsked(values: FormValues, block: string, action = block): string | null {
  return values[block] === undefined ? null : typedText(values, block, action);
}

export function chosenValue(values: FormValues, block: string, action = block): string | null {
  return valueAt(values, block, action)?.selected_option?.value ?? null;
}

/** The id of the channel that was chosen; null where none was. */
export function chosenConversation(values: FormValues, block: string): string | null {
  return valueAt(values, block, block)?.selected_conversation ?? null;
}

/** The ids of the people who were chosen; null where the form had no such input. */
export function chosenPeople(values: FormValues, block: string): readonly string[] | null {
  return values[block] === undefined ? null : (valueAt(values, block, block)?.selected_users ?? []);
}

/** The stored id of the record that was chosen from a search box. */
export function chosenRecord(
  values: FormValues,
  clubId: string,
  block: string,
  action = block,
): string | null {
  const chosen = chosenValue(values, block, action);
  return chosen === null ? null : recordId(clubId, chosen);
}

/** The stored ids of the records that were chosen from a search box that takes several. */
export function chosenRecords(
  values: FormValues,
  clubId: string,
  block: string,
  action = block,
): string[] {
  const chosen = valueAt(values, block, action)?.selected_options ?? [];
  return chosen.map(({ value }) => recordId(clubId, value));
}

export function chosenDate(values: FormValues, block: string, action = block): string | null {
  return valueAt(values, block, action)?.selected_date ?? null;
}

export function choseYes(values: FormValues, block: string): boolean {
  return chosenValue(values, block) === 'yes';
}
