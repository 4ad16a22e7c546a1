import type { MemoryBooks } from './memory-books.js';
import { freezeDocuments } from './random-books.js';
import { createStory, type Story } from './story.js';

/** Paid in two tries, credited on one line and on all, voided again; credit used by hand. */
function creditedAndVoided(story: Story): void {
  story.issue(1, [6_000n, 4_000n]);
  story.pay(1, 'P1', 'pending', 7_000n);
  story.pay(1, 'P1', 'failed', 7_000n);
  story.pay(1, 'P1', 'received', 7_000n);
  const spent = story.raise(1, 3_500n, 1);
  story.raise(1, 700n);
  story.issue(2, [300n]);
  story.takeBack(2, story.apply(2, 200n));
  story.apply(2, 100n);
  story.voidNote(1, spent);
}

/** The sweep uses credit, finds nothing to use, and leaves one to be looked at. */
function swept(story: Story): void {
  story.issue(3, [400n], true);
  story.sweep(3);
  story.issue(4, [100n], true);
  story.pay(4, 'P4', 'received', 100n);
  story.sweep(4);
  story.raise(4, 50n);
  story.issue(5, [250n], true);
  story.issue(6, [150n], true);
  story.pay(6, 'P6', 'received', 150n);
  story.sweep(6);
}

/** Money that comes, goes back, comes again, fails and is on its way. */
function paymentsOfAllKinds(story: Story): void {
  story.issue(7, [1_000n]);
  story.pay(7, 'P7', 'received', 1_000n);
  story.pay(7, 'P7', 'bounced', 400n);
  story.pay(7, 'P7', 'received', 1_000n);
  story.pay(7, 'P8', 'failed', 90n);
  story.pay(7, 'P9', 'received', 80n);
  story.pay(7, 'P9', 'returned', 80n);
  story.pay(7, 'P10', 'pending', 70n);
  story.pay(7, 'P11', 'pending', 60n);
  story.pay(7, 'P14', 'received', 55n);
  story.correct(7, 'P14');
  story.pay(7, 'P15', 'pending', 45n);
  story.correct(7, 'P15');
  story.pay(7, 'P90', 'received', 900n);
  story.dispute(['P90'], 'club:stripe:dp_1', 300n);
  story.dispute(['P90'], 'club:stripe:dp_2', 200n);
  story.dispute(['P90'], 'club:stripe:dp_1', 0n);
}

/** A debt that is written off and paid after all, and money that was too much. */
function writtenOffAndOverpaid(story: Story): void {
  story.issue(8, [500n]);
  story.writeOff(8);
  story.pay(8, 'P12', 'received', 650n);
  const moved = story.move(8, 150n);
  story.moveBack(8, moved, 40n);
  story.issue(9, [120n]);
  story.writeOff(9);
}

/** An invoice with a note, a use of credit and a write-off, all taken back by its void. */
function voided(story: Story): void {
  story.issue(10, [900n, 300n]);
  story.raise(10, 200n);
  story.apply(10, 300n);
  story.writeOff(10);
  story.voidInvoice(10);
  story.pay(10, 'P13', 'received', 30n);
}

/** Money that is sent back: done, waiting, to be sent, failed before and after, and asked again. */
function sentBack(story: Story): void {
  story.issue(11, [1_200n, 800n]);
  story.pay(11, 'P16', 'received', 900n);
  story.pay(11, 'P17', 'received', 700n);
  // What is owed is lowered first, and the rest is of the newest payment.
  story.sendBack(11, 600n);
  const both = story.sendBack(11, 900n, { how: 'cash' });
  story.told(both, 'waiting');
  story.told(both, 'done', 20n);
  story.told(both, 'failed');
  story.askAgain(both);
  story.told(both, 'done', 50n);
  const line = story.sendBack(11, 30n, { how: 'cash', line: 2, paymentId: 'club:P16' });
  story.told(line, 'waiting');
}

/** Too much that is sent back, and account credit that is paid out. */
function sentBackWithoutCredit(story: Story): void {
  story.issue(12, [100n]);
  story.pay(12, 'P18', 'received', 500n);
  story.told(story.sendBackOverpaid(12, 90n), 'failed');
  story.sendBackOverpaid(12, 80n);
  story.told(story.payOut(60n), 'done', 5n);
  story.told(story.payOut(40n), 'failed');
  story.told(story.payOut(20n), 'waiting');
}

/** A void invoice whose refund comes back, and pays what was written off there since. */
function sentBackAndVoided(story: Story): void {
  story.issue(13, [500n]);
  story.pay(13, 'P19', 'received', 300n);
  const refund = story.sendBack(13, 300n, { how: 'cash' }, null, false);
  story.told(refund, 'done', 10n);
  story.voidInvoice(13);
  story.pay(13, 'P19', 'bounced', 300n);
  story.writeOff(13);
  story.told(refund, 'failed');
}

/** Sessions that are not used, part of which was given and voided before, and days of a period. */
function leftTheClub(story: Story): void {
  story.issue(14, [2_000n, 1_000n]);
  story.pay(14, 'P20', 'received', 1_000n);
  story.voidNote(14, story.leave(14, { left: 2, of: 10 }));
  story.leave(14, { left: 4, of: 10 });
  story.leave(14, { left: 5, of: 10 });
}

const chapters = [
  creditedAndVoided,
  swept,
  paymentsOfAllKinds,
  writtenOffAndOverpaid,
  voided,
  sentBack,
  sentBackWithoutCredit,
  sentBackAndVoided,
  leftTheClub,
];

/** A payer to whom the club owed credit when its books began; some of it is taken back at the end. */
function storyOf(acts: readonly ((story: Story) => void)[]): Story {
  const story = createStory();
  const opening = story.open(1_000n, '2027-01-31');
  story.open(700n, null);
  const lapsed = story.open(90n, '2026-10-31');
  for (const act of acts) act(story);
  story.expire(lapsed);
  story.withdraw(opening, 10n);
  return story;
}

function everything() {
  const story = storyOf(chapters);
  freezeDocuments(story.books());
  return { plans: story.plans, books: story.books() };
}

let once: ReturnType<typeof everything> | undefined;

/**
 * One payer for whom everything was booked that a rule can book, in every kind of document. It is
 * made once in a process, and nobody can change it.
 */
export function booksOfEverything() {
  once ??= everything();
  return once;
}

let oncePerPayer: MemoryBooks[] | undefined;

/**
 * The same as the books of several payers, a part of it in each: whoever looks at one payer's books
 * again for every change in them looks at a tenth of the entries.
 */
export function everythingByPayer(): readonly MemoryBooks[] {
  oncePerPayer ??= chapters.map((act) => storyOf([act]).books());
  return oncePerPayer;
}
