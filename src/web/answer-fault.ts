import type { Duplex } from 'node:stream';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { turnAway, type WebLog } from './turn-away.js';

const sentences: Readonly<Record<number, string>> = {
  400: 'This request cannot be read.',
  408: 'This request took too long.',
  413: 'This request is too long.',
  415: 'This kind of content is not read here.',
  431: 'The headers of this request are too long.',
};
const other = 'This request cannot be taken on.';
const fault = 'Something failed here. Try again in a minute.';

const ofClient = z.object({ status: z.number().int().min(400).max(499) });

/** The last word on a request that failed: JSON, a fixed sentence, and nothing of the fault. */
export function answerFault(log: Pick<WebLog, 'error'>): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = ofClient.safeParse(error);
    // Never its address, which may hold the token of a link.
    if (!known.success) log.error({ err: error, method: request.method }, 'a web request failed');
    if (response.headersSent) return next(error);
    if (!known.success) return turnAway(response, 500, fault);
    return turnAway(response, known.data.status, sentences[known.data.status] ?? other);
  };
}

const ofParser: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** How long a client may take to read why; then the connection ends, whether it ends its side or not. */
const lastWordMs = 1_000;

/** What is no HTTP, too long or too slow never reaches Express; it is answered the same way. */
export function answerBrokenRequest(error: Error, socket: Duplex): void {
  const { code } = { code: '', ...error };
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const status = ofParser[code] ?? 400;
  const body = JSON.stringify({ error: sentences[status] });
  const head = [
    `HTTP/1.1 ${status} ${reasons[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const cut = setTimeout(() => socket.destroy(), lastWordMs);
  socket.once('close', () => clearTimeout(cut));
}
