/** One call of the Web API, as answered. */
export type RecordedCall = {
  at: number;
  method: string;
  /** Without the token. */
  args: Record<string, unknown>;
  ok: boolean;
  error?: string;
  messages?: string[];
};
/** One payload given to the app, and what came of it. */
export type RecordedDelivery = {
  at: number;
  kind: 'slash_commands' | 'interactive' | 'events_api';
  payload: unknown;
  outcome: 'acked' | 'late' | 'timeout' | 'unreachable' | 'bad_status';
  retry: number;
  tookMs: number;
};

/** What happened, for tests to look at; the newest 2,000 of each. */
export type WorkspaceRecord = {
  calls: RecordedCall[];
  unknownMethods: string[];
  deliveries: RecordedDelivery[];
  /** Slack would take these, and an app should still not do them: no top-level text, for one. */
  warnings: string[];
  /** Answers of the app that Slack would not have understood. */
  invalidResponses: { to: string; detail: string }[];
  clear(): void;
};

const KEPT = 2_000;

export function keep<Entry>(list: Entry[], entry: Entry): void {
  list.push(entry);
  if (list.length > KEPT) list.shift();
}

export function createRecord(): WorkspaceRecord {
  const record: WorkspaceRecord = {
    calls: [],
    unknownMethods: [],
    deliveries: [],
    warnings: [],
    invalidResponses: [],
    clear() {
      record.calls.length = 0;
      record.unknownMethods.length = 0;
      record.deliveries.length = 0;
      record.warnings.length = 0;
      record.invalidResponses.length = 0;
    },
  };
  return record;
}
