/** The invoices that somebody got, or that have a line for them. */
export function invoicesOf({ id, clubId }: { id: string; clubId: string }) {
  return {
    $or: [
      { clubId, payerId: id },
      { clubId, beneficiaryIds: id },
    ],
  };
}
