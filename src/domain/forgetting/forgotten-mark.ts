/**
 * Stands on an invoice whose payer was forgotten, or somebody on its lines, and on the accounts of
 * such a payer. The decision writes it, so whatever is booked at that moment is planned again.
 */
export type ForgottenMark = {
  /** The payer is forgotten: nothing can be given any more but what is owed. */
  payer: boolean;
  /** Something was booked since: its words are still to be taken out. */
  again: boolean;
};

/** What carries it. */
export type Marked = { forgotten?: ForgottenMark };

/** The mark of a document that is written now, by that of the one before it. */
export function bookedAgain(mark: ForgottenMark): ForgottenMark {
  return { payer: mark.payer, again: true };
}

/**
 * The mark that a document has to carry, by the ids of those who are forgotten; what was booked on it
 * since may be taken out at any moment, so that is as it is stored.
 */
export function expectedMark(
  { payerId, beneficiaryIds = [] }: { payerId: string; beneficiaryIds?: readonly string[] },
  forgotten: ReadonlySet<string>,
  stored: Marked | undefined,
): Marked {
  const payer = forgotten.has(payerId);
  if (!payer && !beneficiaryIds.some((id) => forgotten.has(id))) return {};
  return { forgotten: { payer, again: stored?.forgotten?.again ?? false } };
}
