function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

export function dayOf(ts: string): string {
  const day = DAY.format(dateOf(ts));
  return day === DAY.format(new Date()) ? 'Today' : day;
}

export type ShownTime = { short: string; full: string; machine: string };

export function timeOf(ts: string): ShownTime {
  const date = dateOf(ts);
  return { short: TIME.format(date), full: FULL.format(date), machine: date.toISOString() };
}
