import type { SMTPPoolOptions } from 'nodemailer';

/** How long the server may take to be reached, to greet, and to answer each command. */
const connectMs = 10_000;
const greetingMs = 10_000;
const answerMs = 20_000;
/** Beside each other: what the slowest servers grant one sender. */
export const mailConnections = 4;

export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.[0-9]+){3}|\[?::1\]?)$/i.test(host);
}

/**
 * How the server of an `smtp:` or `smtps:` address is spoken to: encrypted, except on this machine,
 * with its certificate checked. What else stands in the address changes nothing.
 */
export function transportOptions(
  smtpUrl: string,
  { answerMs: longestMs = answerMs, ca }: { answerMs?: number; ca?: string } = {},
): SMTPPoolOptions & { pool: true } {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const isHere = isLoopback(hostname);
  const user = decodeURIComponent(username);
  return {
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: !secure && isHere,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(password) } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    maxConnections: mailConnections,
    maxMessages: 100,
    // A mail that may have been taken is never given to the server again behind our back.
    maxRequeues: 0,
    connectionTimeout: connectMs,
    greetingTimeout: Math.min(greetingMs, longestMs),
    dnsTimeout: connectMs,
    socketTimeout: longestMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
