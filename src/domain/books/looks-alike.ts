/**
 * The same thing, done minutes ago. `number` names what it made; null: it was sent, and nobody
 * knows yet whether it was booked.
 */
export type Earlier = {
  number: string | null;
  createdAt: Date;
  createdBy: string;
  /** It was asked for and waits for a second person: nothing is booked of it yet. */
  requestId?: string;
};

/** The same was done minutes ago, and the person was not asked about it. Nothing was booked. */
export class LooksAlike extends Error {
  override readonly name = 'LooksAlike';
  readonly earlier: Earlier;

  constructor(earlier: Earlier) {
    super('the same was done minutes ago');
    this.earlier = earlier;
  }
}
