import type { Ids } from './ids.js';
import { SlackRefusal } from './refusal.js';

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  expectedBytes: number;
  /** What an image shows, in words; empty for none. */
  altText: string;
  /** Undefined until the upload. */
  content?: Buffer;
  isShared: boolean;
};

const KEPT = 200;

const MIMETYPES: Record<string, string> = {
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
};

type Announced = Pick<StoredFile, 'name' | 'expectedBytes' | 'altText'>;

/** Uploaded files; in memory only, the newest 200. */
export type Files = {
  announce(of: Announced): { file: StoredFile; ticket: string };
  receive(ticket: string, content: Buffer): StoredFile;
  /** Refuses with `file_not_found`. */
  get(id: string): StoredFile;
};

export function createFiles(ids: Ids): Files {
  const byId = new Map<string, StoredFile>();
  const byTicket = new Map<string, StoredFile>();
  return {
    announce(announced) {
      const { name } = announced;
      const ending = /\.[^.]+$/.exec(name)?.[0] ?? '';
      const mimetype = MIMETYPES[ending] ?? 'application/octet-stream';
      const id = ids.next('F');
      const file = { ...announced, id, title: name, mimetype, isShared: false };
      const ticket = ids.secret();
      byId.set(id, file);
      byTicket.set(ticket, file);
      const oldest = byId.keys().next();
      if (byId.size > KEPT && !oldest.done) byId.delete(oldest.value);
      return { file, ticket };
    },
    receive(ticket, content) {
      const file = byTicket.get(ticket);
      if (file === undefined) throw new SlackRefusal('file_not_found');
      byTicket.delete(ticket);
      file.content = content;
      return file;
    },
    get(id) {
      const file = byId.get(id);
      if (file === undefined) throw new SlackRefusal('file_not_found');
      return file;
    },
  };
}
