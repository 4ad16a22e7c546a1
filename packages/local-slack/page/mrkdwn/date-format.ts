type Formats = Record<string, Intl.DateTimeFormatOptions>;

const DAY: Formats = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
};

const TIME: Formats = {
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

const DAY_MS = 86_400_000;

/** Slack's date pattern, such as `{date_short_pretty} at {time}`, in the reader's own zone. */
export function formatDate(unixSeconds: number, pattern: string, now = new Date()): string {
  const date = new Date(unixSeconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (token, name: string) => {
    const base = name.replace(/_pretty$/, '');
    const near = base === name ? undefined : nearbyDay(date, now);
    const options = DAY[base] ?? TIME[base];
    return near ?? (options ? new Intl.DateTimeFormat('en-GB', options).format(date) : token);
  });
}

function nearbyDay(date: Date, now: Date): string | undefined {
  const midnight = (each: Date) => new Date(each.getTime()).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(date) - midnight(now)) / DAY_MS);
  return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days];
}
