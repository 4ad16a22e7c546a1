import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';

/** A script that stands in the page itself may run only if it is this very text. */
function inlineScripts(html: string): string[] {
  const found = [...html.matchAll(/<script type="importmap">([\s\S]*?)<\/script>/g)];
  return found.map(([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
}

function readPage(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * What the browser lets this site do: its own scripts, styles and requests. Pictures of messages
 * come from elsewhere, as in Slack. What an app sends can so never run here.
 */
export function contentSecurityPolicy(pagePath: string): string {
  const scripts = ["'self'", ...inlineScripts(readPage(pagePath))];
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self'",
    "img-src 'self' https: data:",
    "connect-src 'self'",
    // Mails, each under a policy of its own.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function safeHeaders(pagePath: string): RequestHandler {
  const policy = contentSecurityPolicy(pagePath);
  return (_request, response, next) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-frame-options', 'DENY');
    response.setHeader('referrer-policy', 'no-referrer');
    next();
  };
}
