import { createRequire } from 'node:module';
import { installBinary, withStagingFolder } from './cache.js';
import { runCommand } from './run-command.js';

const FIRST_BYTE_MS = 10_000;
const WHOLE_DOWNLOAD_MS = 15 * 60_000;
const RESULT_MARK = 'mongod-path=';

/**
 * Its own process, because mongodb-memory-server checks certificates only if an environment
 * variable says so, prints its progress, and cannot be stopped from outside. `download` instead of
 * `getPath`: the latter deletes binaries elsewhere that it takes for broken.
 */
const DOWNLOAD_SCRIPT = `
const { DryMongoBinary, MongoBinary } = require(process.argv[1]);
const [downloadDir, version] = process.argv.slice(2);
const end = (stream, text, code) => stream.write(text, () => process.exit(code));
DryMongoBinary.generateOptions({ downloadDir, version })
  .then((found) => MongoBinary.download({ ...found, downloadDir, checkMD5: true }))
  .then((path) => end(process.stdout, '\\n${RESULT_MARK}' + path + '\\n', 0))
  .catch((error) => end(process.stderr, error.message.replaceAll('\\n', ' '), 1));
`;

/** Fetches MongoDB's own archive through mongodb-memory-server; the path of the cached binary. */
export async function downloadMongod(options: {
  cacheDir: string;
  variables: Readonly<Record<string, string | undefined>>;
  firstByteMs?: number;
}): Promise<string> {
  const packagePath = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
  return withStagingFolder(options.cacheDir, async (folder) => {
    const result = await runCommand({
      command: process.execPath,
      arguments: ['-e', DOWNLOAD_SCRIPT, packagePath, folder, downloadVersion(options.variables)],
      variables: downloadVariables(options.variables),
      folder,
      firstOutputMs: options.firstByteMs ?? FIRST_BYTE_MS,
      timeoutMs: WHOLE_DOWNLOAD_MS,
    });
    const path = result.output.split(RESULT_MARK)[1]?.trim();
    if (result.exitCode !== 0 || path === undefined) {
      throw new Error(`the download failed (${result.failure || 'no file came'})`);
    }
    return installBinary(options.cacheDir, path);
  });
}

/** The default is pinned, so that two machines get the same server. */
export function downloadVersion(variables: Readonly<Record<string, string | undefined>>): string {
  return variables.MONGOMS_VERSION || '8.2.6';
}

function downloadVariables(
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  // Both would win over the folder that is asked for here.
  const { MONGOMS_SYSTEM_BINARY: _binary, MONGOMS_DOWNLOAD_DIR: _folder, ...others } = variables;
  return {
    // A closed network should cost seconds: the package's three attempts wait seven.
    MONGOMS_MAX_RETRIES: '2',
    ...others,
    npm_config_strict_ssl: 'true',
  };
}
