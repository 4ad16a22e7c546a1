import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where one mail is kept: its name sorts by arrival, its folder says whether it was opened. */
export type KeptMail = { name: string; isRead: boolean };

/** Mails as they came, byte by byte. */
export type MailFiles = {
  /** In no order. */
  list(): Promise<KeptMail[]>;
  write(name: string, raw: Uint8Array): Promise<void>;
  /** From the beginning, `bytes` at most; all of it without a number. */
  read(mail: KeptMail, bytes?: number): Promise<Uint8Array>;
  markRead(name: string): Promise<void>;
  remove(mail: KeptMail): Promise<void>;
};

const ENDING = '.eml';

/** Kept for as long as the workspace runs. */
export function mailsInMemory(): MailFiles {
  const held = new Map<string, { raw: Uint8Array; isRead: boolean }>();
  const get = (name: string) => {
    const mail = held.get(name);
    if (mail === undefined) throw new Error(`no mail ${name}`);
    return mail;
  };
  return {
    list: async () => [...held].map(([name, { isRead }]) => ({ name, isRead })),
    write: async (name, raw) => void held.set(name, { raw, isRead: false }),
    read: async ({ name }, bytes) => get(name).raw.subarray(0, bytes),
    markRead: async (name) => {
      get(name).isRead = true;
    },
    remove: async ({ name }) => void held.delete(name),
  };
}

async function head(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(bytes), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** One file a mail, in `new/` until it is opened and then in `read/`, for the folder's owner only. */
export function mailsInFolder(folder: string): MailFiles {
  const folderOf = (isRead: boolean) => join(folder, isRead ? 'read' : 'new');
  const pathOf = ({ name, isRead }: KeptMail) => join(folderOf(isRead), `${name}${ENDING}`);
  const ready = Promise.all(
    [false, true].map((isRead) => mkdir(folderOf(isRead), { recursive: true, mode: 0o700 })),
  );
  // Whoever asks first hears of it.
  ready.catch(() => undefined);
  const namesIn = async (isRead: boolean) =>
    (await readdir(folderOf(isRead)))
      .filter((file) => file.endsWith(ENDING))
      .map((file) => ({ name: file.slice(0, -ENDING.length), isRead }));
  return {
    async list() {
      await ready;
      return [...(await namesIn(false)), ...(await namesIn(true))];
    },
    async write(name, raw) {
      await ready;
      const path = pathOf({ name, isRead: false });
      // Beside it and then renamed, so that no kill leaves half a mail.
      await writeFile(`${path}.writing`, raw, { mode: 0o600 });
      await rename(`${path}.writing`, path);
    },
    read: async (mail, bytes) =>
      bytes === undefined ? await readFile(pathOf(mail)) : await head(pathOf(mail), bytes),
    markRead: async (name) =>
      await rename(pathOf({ name, isRead: false }), pathOf({ name, isRead: true })),
    remove: async (mail) => await rm(pathOf(mail), { force: true }),
  };
}
