/** One thing that does not follow from the journal. Amounts as decimal minor units. */
export type BooksDifference = { what: string; id: string; expected: string; stored: string };

export type BooksReport = {
  checkedAt: Date;
  entries: number;
  accounts: number;
  invoices: number;
  creditNotes: number;
  differences: BooksDifference[];
};
