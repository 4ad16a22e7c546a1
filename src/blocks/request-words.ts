import type { Need } from '../domain/approvals/needs-second-person.js';
import type { RequestSummary } from '../domain/approvals/request.js';
import { actInWords, effectInWords } from './act-words.js';
import { whatGoesBack } from './planned-refund-words.js';
import { reasonWords } from './reason-words.js';
import { safe } from './text.js';
import { userName, type Words } from './words.js';

/** Why one person alone may not do it; a sentence. */
export function whyInWords({ why, alone, currency }: Need, { money }: Words): string {
  switch (why) {
    case 'always':
      return 'This always needs a second person.';
    case 'own-account':
      return 'The payer has the same email address as the person who asks.';
    case 'address-unknown':
      return 'Slack does not say which email address the person has, so it may be their own account.';
    case 'other-currency':
      return 'It is in another currency than the one from which a second person approves.';
    case 'threshold':
      return alone === 0n
        ? 'This amount needs a second person.'
        : `Together with ${money(alone, currency)} that the same person gave this payer alone within a day, a second person approves.`;
    default:
      return why satisfies never;
  }
}

/** What somebody asks for, why, and what it does: the first lines of every screen about it. */
export function requestInWords(request: RequestSummary, payerName: string, words: Words): string {
  const { requesterId, reason, planned, act } = request;
  const what = actInWords(request, payerName, words);
  // Of settings nobody is asked why.
  const why = planned.settings === undefined ? `: ${reasonWords(reason, 200)}` : '';
  const first = `${userName(requesterId)} asks to ${what}${why}.`;
  return [first, effectInWords({ act, planned }, words), ...whatGoesBack(planned, words)].join(
    '\n',
  );
}

const ends: Record<Exclude<RequestSummary['state'], 'open'>, string> = {
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

const jobNotGiven =
  'No money was given, and all else stays done. Under *Recent jobs* in `/credit-desk` it can be asked for again.';

function notYet({ settings, forget }: RequestSummary['planned']): string {
  if (forget !== undefined) return 'Nobody is forgotten yet.';
  return settings === undefined ? 'Nothing is booked yet.' : 'Nothing is changed yet.';
}

function done({ settings, forget }: RequestSummary['planned']): string {
  if (forget !== undefined) return 'The name is gone, and the words follow within minutes.';
  return settings === undefined ? 'It is booked.' : 'It is in force.';
}

/** How it stands: who ended it, when, and with which words; while it is open, until when. */
export function standingInWords(
  { state, decision, expiresAt, act, planned }: RequestSummary,
  { time }: Words,
): string {
  if (state === 'open' || decision === null) {
    const yet = planned.job === undefined ? notYet(planned) : 'No money has moved yet.';
    return `${yet} It can be approved until ${time(expiresAt)}.`;
  }
  const at = time(state === 'expired' ? expiresAt : decision.at);
  if (state === 'expired') {
    if (planned.job !== undefined) return `*Expired on ${at}*: nobody decided. ${jobNotGiven}`;
    return `*Expired on ${at}*: nobody decided, and nothing was booked. To ask again, open the form once more${act === 'raise-credit' ? ' with `/credit`' : ''}.`;
  }
  const by = decision.by === null ? '' : ` by ${userName(decision.by)}`;
  const said = decision.comment === '' ? '' : ` “${safe(decision.comment, 500)}”`;
  const toSend =
    planned.sentBack > 0n ? ' The money stands under *Refunds to do* until it is sent.' : '';
  const isGiven = state === 'approved';
  const ofJob = isGiven ? 'It is given now, person by person.' : jobNotGiven;
  const booked = isGiven ? `${done(planned)}${toSend}` : 'Nothing was booked.';
  const what = ` ${planned.job === undefined ? booked : ofJob}`;
  return `*${ends[state]}${by}*, ${at}.${said}${what}`;
}
