/** What may go wrong with one call of the Web API. */
export type CallFault =
  | { kind: 'rate_limited'; retryAfterSeconds: number }
  | { kind: 'server_error'; status: number }
  /** The call takes effect, and its answer never arrives. */
  | { kind: 'lost_response' }
  | { kind: 'refused'; error: string }
  | { kind: 'slow'; delayMs: number };

export type DisconnectReason =
  | 'refresh_requested'
  | 'warning'
  | 'link_disabled'
  | 'too_many_websockets';

/** What a test, or a curious person, can make go wrong. */
export type Faults = {
  /** `*` stands for any method. Planned faults happen in order, each once unless told otherwise. */
  nextCall(method: string, fault: CallFault, times?: number): void;
  /** Breaks every connection of the app, new ones too, until the answer is called. */
  refuseConnections(): () => void;
  /** The next acknowledgement counts as arriving after its deadline. */
  lateNextAck(): void;
  /** The next envelope arrives twice, as after a network fault inside Slack. */
  duplicateNextDelivery(): void;
  /** The next form is sent twice, as by a person who presses again, or so many times more. */
  doubleNextSubmit(timesMore?: number): void;
  /** The socket closes right after the next envelope, while the app is at work on it. */
  closeSocketOnNextDelivery(): void;
  expireNextTrigger(): void;
  /** Tells every connection to go and open a new one. */
  disconnect(reason: DisconnectReason): void;
  /** Cuts every connection without a word. */
  cutSockets(): void;
};

type Switch = 'late_ack' | 'duplicate' | 'close_socket';

/** The planned faults, as the workspace's own parts ask for them. */
export type FaultPlan = Omit<Faults, 'expireNextTrigger' | 'disconnect' | 'cutSockets'> & {
  isRefusing(): boolean;
  takeForCall(method: string): CallFault | undefined;
  take(name: Switch): boolean;
  /** How many times more the next form is sent. */
  takeSubmitsMore(): number;
};

export function createFaultPlan(): FaultPlan {
  const planned: { method: string; fault: CallFault }[] = [];
  const switches = new Set<Switch>();
  let refusing = 0;
  let submitsMore = 0;
  return {
    nextCall(method, fault, times = 1) {
      for (let count = 0; count < times; count += 1) planned.push({ method, fault });
    },
    refuseConnections() {
      refusing += 1;
      let ended = false;
      return () => {
        if (!ended) refusing -= 1;
        ended = true;
      };
    },
    lateNextAck: () => void switches.add('late_ack'),
    duplicateNextDelivery: () => void switches.add('duplicate'),
    doubleNextSubmit: (timesMore = 1) => {
      submitsMore += timesMore;
    },
    closeSocketOnNextDelivery: () => void switches.add('close_socket'),
    isRefusing: () => refusing > 0,
    takeForCall(method) {
      const at = planned.findIndex((plan) => plan.method === method || plan.method === '*');
      return at < 0 ? undefined : planned.splice(at, 1)[0]?.fault;
    },
    take: (name) => switches.delete(name),
    takeSubmitsMore() {
      const times = submitsMore;
      submitsMore = 0;
      return times;
    },
  };
}
