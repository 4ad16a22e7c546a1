import { EmbeddedMongoError } from './error.js';
import { isTooOld, readMongodVersion, seriesOf } from './mongod-version.js';
import type { EmbeddedEnvironment, Log } from './options.js';
import { type Route, routesToMongod } from './routes.js';

/** Which servers suit. */
type Wanted = {
  oldestServerMajor: number;
  /** The series that wrote the data folder (`6.0`): a server of another one refuses the files. */
  dataSeries: string | undefined;
};

export type FoundMongod = { path: string; version: string };

type Verdict =
  | { status: 'suits'; found: FoundMongod }
  | { status: 'refused' | 'other-series'; reason: string };

/** The first `mongod` that works. */
export async function findMongod(
  options: Wanted & { environment: EmbeddedEnvironment; log: Log },
): Promise<FoundMongod> {
  const { log } = options;
  const failures: string[] = [];
  let sawOtherSeries = false;
  for (const route of routesToMongod(options.environment, log)) {
    for (const verdict of await tryRoute(route, options)) {
      if (verdict.status === 'suits') {
        const { version, path } = verdict.found;
        log({ level: 'info', message: `Using MongoDB ${version}: ${path}.` });
        return verdict.found;
      }
      const failure = `${route.name}: ${verdict.reason}`;
      log({ level: 'info', message: `Looking for MongoDB: ${failure}.` });
      failures.push(failure);
      sawOtherSeries ||= verdict.status === 'other-series';
    }
  }
  const tried = `(tried ${failures.join('; ')})`;
  throw sawOtherSeries
    ? otherSeries(options.dataSeries, tried)
    : noMongod(options.oldestServerMajor, tried);
}

async function tryRoute(route: Route, wanted: Wanted): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  if (route.version !== undefined && !suitsData(route.version, wanted)) {
    // Else every start would fetch it again in vain.
    const reason = `it brings MongoDB ${route.version}, and MongoDB ${wanted.dataSeries} wrote the data folder`;
    return [{ status: 'other-series', reason }];
  }
  try {
    for (const path of await route.find()) {
      const verdict = await judge(path, wanted);
      verdicts.push(verdict);
      if (verdict.status === 'suits') break;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    verdicts.push({ status: 'refused', reason });
  }
  return verdicts;
}

async function judge(path: string, wanted: Wanted): Promise<Verdict> {
  const result = await readMongodVersion(path).catch((error: Error) => error);
  if (result instanceof Error) {
    return { status: 'refused', reason: result.message };
  }
  if (isTooOld(result, wanted.oldestServerMajor)) {
    const reason = `${path} is MongoDB ${result}, and the oldest that serves is ${wanted.oldestServerMajor}.0`;
    return { status: 'refused', reason };
  }
  if (!suitsData(result, wanted)) {
    const reason = `${path} is MongoDB ${result}, and MongoDB ${wanted.dataSeries} wrote the data folder`;
    return { status: 'other-series', reason };
  }
  return { status: 'suits', found: { path, version: result } };
}

function suitsData(version: string, { dataSeries }: Wanted): boolean {
  return dataSeries === undefined || seriesOf(version) === dataSeries;
}

function otherSeries(dataSeries: string | undefined, tried: string): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'data-version',
    `MongoDB ${dataSeries} wrote the data folder and no mongod of that series was found: set MONGOMS_SYSTEM_BINARY to one, or DATA_DIR to a new folder ${tried}.`,
  );
}

function noMongod(oldestServerMajor: number, tried: string): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'no-mongod',
    `No mongod was found: install MongoDB ${oldestServerMajor}.0 or later and set MONGOMS_SYSTEM_BINARY to its mongod, or set MONGODB_URI to a running one ${tried}.`,
  );
}
