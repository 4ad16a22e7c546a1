/** How a control is named and described, which depends on the block that it stands in. */
export type Field = {
  id: string;
  /** Null when a `<label>` or `<legend>` names the control. */
  ariaLabel: string | null;
  describedBy: string | undefined;
  isInvalid: boolean;
  isRequired: boolean;
  /** Does a change go to the app at once? */
  dispatches: boolean;
};

export type ControlProps<Element> = { element: Element; blockId: string; field: Field };

/** The attributes that every labelled control carries. */
export function ariaOf(field: Field) {
  return {
    id: field.id,
    'aria-label': field.ariaLabel ?? undefined,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.isInvalid,
    'aria-required': field.isRequired,
  };
}
