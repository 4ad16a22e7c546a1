import type { PageEvent } from '../../server/page-api.js';

const RETRY_MS = 1000;

type Listeners = { onOpen: () => void; onLost: () => void; onEvent: (event: PageEvent) => void };

/** Keeps listening until it is stopped; `onOpen` runs at each new connection. */
export function openEventStream(user: string, listeners: Listeners): () => void {
  let source: EventSource | null = null;
  let retry: number | undefined;

  const connect = () => {
    const opened = new EventSource(`/page-api/events?${new URLSearchParams({ user })}`);
    source = opened;
    opened.onopen = listeners.onOpen;
    opened.onmessage = (message) => {
      const event: PageEvent = JSON.parse(message.data);
      listeners.onEvent(event);
    };
    opened.onerror = () => {
      listeners.onLost();
      // The browser gives up by itself after an HTTP error; a restarting server answers with one.
      if (opened.readyState === EventSource.CLOSED) retry = window.setTimeout(connect, RETRY_MS);
    };
  };

  connect();
  return () => {
    window.clearTimeout(retry);
    source?.close();
  };
}
