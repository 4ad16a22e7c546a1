/** What stands in a form's inputs, by block id and then action id, as Slack sends it. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

type FormValue = {
  value?: string | null;
  selected_date?: string | null;
  selected_option?: { value: string } | null;
};

/** Slack leaves out or nulls what was not filled in, so every reading may be empty. */
function valueAt(values: FormValues, block: string, action: string): FormValue | undefined {
  return values[block]?.[action];
}

export function typedText(values: FormValues, block: string, action = block): string {
  return valueAt(values, block, action)?.value ?? '';
}

export function chosenValue(values: FormValues, block: string, action = block): string | null {
  return valueAt(values, block, action)?.selected_option?.value ?? null;
}

export function chosenDate(values: FormValues, block: string, action = block): string | null {
  return valueAt(values, block, action)?.selected_date ?? null;
}

export function choseYes(values: FormValues, block: string): boolean {
  return chosenValue(values, block) === 'yes';
}
