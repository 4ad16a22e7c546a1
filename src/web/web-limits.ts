import type { ServerOptions } from 'node:http';

/** What one client may take of the web server; none of it stands in the way of a person. */
export type WebLimits = {
  headerBytes: number;
  headers: number;
  /** From the first byte of a request to the end of its headers. */
  headersTimeoutMs: number;
  /** From the first byte of a request to its last. */
  requestTimeoutMs: number;
  /** How long a connection stays open without a request. */
  keepAliveTimeoutMs: number;
  /** How often slow requests are looked for. */
  checkEveryMs: number;
  /** At once; one more is not taken on. */
  connections: number;
};

export const usualLimits: WebLimits = {
  headerBytes: 16 * 1024,
  headers: 100,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  keepAliveTimeoutMs: 10_000,
  checkEveryMs: 2_000,
  connections: 500,
};

export function serverOptions(limits: WebLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  };
}
