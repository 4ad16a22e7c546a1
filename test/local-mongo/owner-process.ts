import { join } from 'node:path';
import { startEmbeddedMongo } from '../../local-mongo/start.js';

/** An app in small: starts the database, says so, and waits to be killed or asked to stop. */
const [dataDir = '', port = '', systemBinary = ''] = process.argv.slice(2);

const mongo = await startEmbeddedMongo({
  name: 'small-app',
  oldestServerMajor: 6,
  dataDir,
  port: Number(port),
  log: () => undefined,
  environment: {
    systemBinary,
    path: '',
    cacheDir: join(dataDir, 'cache'),
    downloadAllowed: false,
    pythonAllowed: false,
    variables: {},
  },
});
const waiting = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  clearInterval(waiting);
  void mongo.stop();
});
process.stdout.write(`${mongo.uri}\n`);
