/** How a dispute stood when it was last heard of. `id` is the club's id, the provider, its id. */
export type StoredDispute = {
  id: string;
  clubId: string;
  /** Ours, of what it is about: several where one sum paid several invoices. */
  paymentIds: string[];
  standing: 'inquiry' | 'held' | 'lost' | 'returned';
  heardAt: Date;
  /** Whether the books have it; what could not be booked is tried again when it is heard of again. */
  isBooked: boolean;
  /** The books name it; left out by the versions that booked each payment bounced but once. */
  isNamed?: true;
};
