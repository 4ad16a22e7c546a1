import { type RequestHandler, Router } from 'express';
import { turnAway, type WebLog } from './turn-away.js';

/** Slack's own limit for replays; a time ahead of ours is as wrong as one behind it. */
const longestAwaySeconds = 5 * 60;
const warnAtMostEveryMs = 60_000;

/** More than the largest payload of Slack by far. */
export const largestSlackBody = 1024 * 1024;

const unsigned = 'This is not a request that Slack signed just now.';
const tooLong = 'This is longer than 1 MB, which no request of Slack is.';

/** Seconds between the time that the request carries and ours; null where it carries none. */
function secondsAway(timestamp: string | undefined, now: Date): number | null {
  if (timestamp === undefined || !/^[0-9]{1,12}$/.test(timestamp)) return null;
  return Number(timestamp) - Math.floor(now.getTime() / 1000);
}

/**
 * Before Bolt, which reads the whole body before it looks at a header: what has no signature, was
 * signed at another time or is too long costs neither memory nor a hash. Whether the signature is
 * right is Bolt's to say, since it is one of the body.
 */
export function slackDoor({ now, log }: { now: () => Date; log: Pick<WebLog, 'warn'> }): Router {
  let warnedAtMs = 0;
  const warnOfClock = (away: number) => {
    const atMs = now().getTime();
    if (atMs - warnedAtMs < warnAtMostEveryMs) return;
    warnedAtMs = atMs;
    const side = away < 0 ? 'before' : 'after';
    log.warn(
      {},
      `a request for /slack/events carries a time ${Math.abs(away)} s ${side} the one of this machine; if all of Slack’s are turned away, set the clock`,
    );
  };
  const door: RequestHandler = (request, response, next) => {
    const away = secondsAway(request.get('x-slack-request-timestamp'), now());
    const isSigned = /^v0=[0-9a-f]{64}$/.test(request.get('x-slack-signature') ?? '');
    if (!isSigned || away === null) return turnAway(response, 401, unsigned);
    if (Math.abs(away) > longestAwaySeconds) {
      warnOfClock(away);
      return turnAway(response, 401, unsigned);
    }
    const length = Number(request.get('content-length') ?? 0);
    if (length > largestSlackBody) return turnAway(response, 413, tooLong);
    return next();
  };
  const router = Router();
  router.post('/slack/events', door);
  return router;
}
