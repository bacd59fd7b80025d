import { type RunningApp, startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import { withEnvFile } from './environment.ts';
import { OperatorError } from './errors.ts';
import { inTime } from './in-time.ts';
import { createLogger, type Logger, withoutSecrets } from './logger.ts';
import { createMetrics } from './metrics.ts';

/** What was begun has this long to end after SIGTERM; below the ten seconds that Docker grants. */
const STOP_WITHIN_MS = 8_000;
/** A database that hangs is left behind. */
const CLOSE_WITHIN_MS = 1_000;

// node-cron spins through the hour that a local clock repeats in autumn, whatever zone it is given.
process.env.TZ = 'UTC';

try {
  await run(parseConfig(withEnvFile(process.env)));
} catch (error) {
  const told = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${withoutSecrets(told ?? String(error))}\n`);
  process.exit(1);
}

async function run(config: Config): Promise<void> {
  const metrics = createMetrics();
  const logger = createLogger({
    level: config.logLevel,
    pretty: process.stdout.isTTY === true,
    destination: process.stdout,
    secrets: config.connection.kind === 'http' ? [config.connection.signingSecret] : [],
    onError: () => metrics.failed('log'),
  });
  const running: Running = {};
  watchProcess(running, logger);
  running.db = await openDatabase(config.databaseUrl, { logger, clock: systemClock });
  running.app = await startApp({ config, db: running.db, clock: systemClock, logger, metrics });
}

/** What has been started so far. */
interface Running {
  db?: Database;
  app?: RunningApp;
}

/** From the first moment on: as a container's first process we would not even hear a signal nobody listens to. */
function watchProcess(running: Running, logger: Logger): void {
  stopOnSignals(running, logger);
  // A supervisor starts us again; going on in an unknown state is worse.
  process.on('unhandledRejection', (reason) => {
    if (running.app?.toleratesRejection(reason)) return;
    logger.fatal({ err: reason }, 'an error that nobody handled');
    process.exit(1);
  });
}

/** The first signal ends gracefully, a second one at once. */
function stopOnSignals(running: Running, logger: Logger): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'stopping: finishing what was begun');
    const isDone = (await running.app?.stop(STOP_WITHIN_MS)) ?? true;
    const isClosed = await inTime(running.db?.close() ?? Promise.resolve(), CLOSE_WITHIN_MS, systemClock);
    logger.info(
      isDone && isClosed ? 'stopped' : 'stopped before everything was finished; it is taken up at the next start',
    );
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
