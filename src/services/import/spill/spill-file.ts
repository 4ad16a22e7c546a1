import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a piece was put. */
export type Piece = { position: number; bytes: number };

/** A file of this process alone: pieces are added at its end and read again. */
export type SpillFile = {
  append(piece: Buffer): Promise<Piece>;
  read(piece: Piece): Promise<Buffer>;
  close(): Promise<void>;
};

/**
 * Opens a nameless file, in the system's temporary folder if not said otherwise. Its name is removed at once, so that
 * rows about people are gone with the process, however that ends. (Where an open file cannot be
 * removed, as on Windows, it goes when it is closed.)
 */
export async function openSpillFile(parent: string = tmpdir()): Promise<SpillFile> {
  const folder = await mkdtemp(join(parent, 'credit-desk-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  let handle: FileHandle;
  try {
    handle = await open(join(folder, 'rows'), 'wx+', 0o600);
  } catch (error) {
    await remove();
    throw error;
  }
  await remove().catch(() => undefined);
  let end = 0;
  return {
    async append(piece) {
      const position = end;
      // Taken before the write, so that two pieces at once never share a place.
      end += piece.length;
      await writeWhole(handle, piece, position);
      return { position, bytes: piece.length };
    },
    read: ({ position, bytes }) => readWhole(handle, position, bytes),
    async close() {
      await handle.close();
      await remove();
    },
  };
}

async function writeWhole(handle: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await handle.write(piece, done, piece.length - done, position + done);
    done += bytesWritten;
  }
}

async function readWhole(handle: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await handle.read(piece, done, bytes - done, position + done);
    if (bytesRead === 0) throw new Error('a piece of the temporary file is missing');
    done += bytesRead;
  }
  return piece;
}
