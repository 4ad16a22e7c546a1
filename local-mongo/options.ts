export type LogLine = { level: 'info' | 'warn'; message: string };
export type Log = (line: LogLine) => void;

/** What the routes to a `mongod` may use; handed in, so that this folder reads no environment. */
export type EmbeddedEnvironment = {
  /** `MONGOMS_SYSTEM_BINARY`: this `mongod` is tried first. */
  systemBinary?: string | undefined;
  /** `PATH`, searched for `mongod`, `python3` and `pip`. */
  path: string;
  /** Where fetched binaries are kept. */
  cacheDir: string;
  /** Where mongodb-memory-server keeps its own, only read; default `~/.cache/mongodb-binaries`. */
  sharedCacheDir?: string | undefined;
  downloadAllowed: boolean;
  pythonAllowed: boolean;
  /** Environment of the download and of pip: proxy, certificates, mirror, `MONGOMS_VERSION`. */
  variables: Readonly<Record<string, string | undefined>>;
};

export type EmbeddedMongoOptions = {
  /** Of the database and of the replica set; a data folder keeps the one it was made with. */
  name: string;
  /** Servers before this major version are passed over. */
  oldestServerMajor: number;
  dataDir: string;
  port: number;
  log: Log;
  environment: EmbeddedEnvironment;
  /** Further arguments of `mongod`, such as failpoints in tests. */
  mongodArguments?: readonly string[];
};

export type EmbeddedMongo = {
  /** With the database's name in its path. */
  uri: string;
  version: string;
  /** Ends `mongod` after a checkpoint; may be called twice. */
  stop(): Promise<void>;
};
