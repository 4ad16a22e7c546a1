/** Somebody may not act here at all; the sentence says why and whom to ask. */
export class StaffRefusal extends Error {
  override readonly name = 'StaffRefusal';
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.sentence = sentence;
  }
}

export const staffSentences = {
  otherWorkspace:
    'Credit Desk belongs to another Slack workspace, so it does nothing from here. Nothing was changed.',
  guest:
    'Guests cannot use Credit Desk. Nothing was changed. Ask a full member of the workspace to do this.',
  bot: 'Credit Desk takes orders from people only. Nothing was changed.',
  left: 'This Slack account is no longer active, so it cannot use Credit Desk. Nothing was changed.',
  nobodyConfigured:
    'Nobody may use Credit Desk yet: no staff are named. Nothing was changed. Ask whoever runs Credit Desk to set OPERATORS, APPROVERS or ADMINS.',
  rolesUnknown:
    'Slack did not answer who belongs to the staff, so nobody is let in for the moment. Nothing was changed. Try again in a minute.',
};
