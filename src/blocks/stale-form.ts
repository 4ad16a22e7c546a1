/** The form was made by an earlier version of the desk, or somebody wrote its metadata. */
export class StaleForm extends Error {
  override readonly name = 'StaleForm';
  readonly sentence =
    'This form is from an earlier version of Credit Desk, so it cannot be used any more. Nothing was booked. Close it and open it again.';
}
