import type { Store } from '../../src/store/connection.js';

/**
 * What the sweep has to spend, worked out from the stored documents by the words of the docs
 * (`docs/domain.md`, "Automatic use"): at most the balance and the debt, oldest lot first, only
 * lots that were there when the invoice was issued and had not expired then, never from that
 * invoice, never with a payment on its way. By invoice.
 */
export async function expectedUses(store: Store): Promise<Map<string, bigint>> {
  const { accounts, invoices } = store.collections;
  const due = await invoices
    .find({ autoApply: 'due', pendingPayment: false })
    .sort({ payerId: 1, issuedOn: 1, numberOrder: 1 })
    .toArray();
  const lots = new Map(
    (await accounts.find().toArray()).map((account) => [account._id, account.lots]),
  );
  const uses = new Map<string, bigint>();
  for (const { _id, payerId, currency, issuedOn, accountSeqAtIssue, outstanding } of due) {
    let missing = outstanding;
    for (const lot of lots.get(`${payerId}:${currency}`) ?? []) {
      const own = lot.source.kind !== 'opening' && lot.source.invoiceId === _id;
      const expired = lot.expiresOn !== null && lot.expiresOn < issuedOn;
      const later = lot.createdOn > issuedOn || lot.openedSeq > accountSeqAtIssue;
      if (own || expired || later) continue;
      const used = lot.remaining < missing ? lot.remaining : missing;
      lot.remaining -= used;
      missing -= used;
    }
    if (missing < outstanding) uses.set(_id, outstanding - missing);
  }
  return uses;
}
