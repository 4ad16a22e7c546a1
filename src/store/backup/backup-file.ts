import type { Document } from 'mongodb';
import { mongo } from 'mongoose';
import { validators } from '../setup/validators.js';

const { EJSON } = mongo.BSON;

/** One sentence: what is wrong with a backup or with the database, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export const backupFormat = 1;

/** The first line: what the file is, and the form that its books have. */
export type BackupHead = {
  format: number;
  booksVersion: number;
  /** The version of the program that wrote it. */
  program: string;
  /** ISO 8601. */
  takenAt: string;
};

/** The last line, without which the file is cut off. The digest is of all lines before it. */
export type BackupEnd = { documents: number; sha256: string };

/** Who is at work, and who tries at links, is of the moment; the versions stand in the head. */
const leftOut = ['leases', 'account_tries', 'migrations'];

/** The journal first, as it is written first everywhere. */
export const backedUp = Object.keys(validators).filter((name) => !leftOut.includes(name));

export function headLine(head: BackupHead): string {
  return `${JSON.stringify({ creditDeskBackup: head })}\n`;
}

/** With the exact types of the database, so that a whole number stays what it was. */
export function documentLine(collection: string, document: Document): string {
  return `${EJSON.stringify({ in: collection, document }, { relaxed: false })}\n`;
}

export function endLine(end: BackupEnd): string {
  return `${JSON.stringify({ end })}\n`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** A field of what may be anything. */
function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}

export function readHead(line: string): BackupHead {
  const head = field(parsed(line), 'creditDeskBackup');
  const [format, booksVersion] = [field(head, 'format'), field(head, 'booksVersion')];
  const [program, takenAt] = [field(head, 'program'), field(head, 'takenAt')];
  const isHead = typeof format === 'number' && typeof booksVersion === 'number';
  if (!isHead || typeof program !== 'string' || typeof takenAt !== 'string') {
    throw new BackupError(
      'This file is no backup of Credit Desk. Name one that npm run backup wrote.',
    );
  }
  return { format, booksVersion, program, takenAt };
}

/** Null for any other line. */
export function readEnd(line: string): BackupEnd | null {
  if (!line.startsWith('{"end":')) return null;
  const end = field(parsed(line), 'end');
  const [documents, sha256] = [field(end, 'documents'), field(end, 'sha256')];
  if (typeof documents !== 'number' || typeof sha256 !== 'string') return null;
  return { documents, sha256 };
}

/** @throws where the line is none of a document, which a whole backup does not have */
export function readDocument(line: string): { collection: string; document: Document } {
  const read: unknown = EJSON.parse(line, { relaxed: false });
  const [collection, document] = [field(read, 'in'), field(read, 'document')];
  if (typeof collection !== 'string' || typeof document !== 'object' || document === null) {
    throw new Error('a line of the backup is no document');
  }
  return { collection, document };
}
