/** The form was made by an earlier version of the desk, or somebody wrote its metadata. */
export class StaleForm extends Error {
  override readonly name = 'StaleForm';
  readonly sentence =
    'This form is from an earlier version of Credit Desk, so it cannot be used any more. Nothing was booked by this press. Look with /invoices whether an earlier press was booked, and open the form again if it was not.';
}
