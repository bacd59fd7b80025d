import { existsSync } from 'node:fs';
import { type RunningApp, startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import { OperatorError } from './errors.ts';
import { inTime } from './in-time.ts';
import { createLogger, type Logger, withoutSecrets } from './logger.ts';
import { createMetrics } from './metrics.ts';

/** What was begun has this long to end after SIGTERM; below the ten seconds that Docker grants. */
const STOP_WITHIN_MS = 8_000;
/** A database that hangs is left behind. */
const CLOSE_WITHIN_MS = 1_000;

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await run(parseConfig(process.env));
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
  const db = await openDatabase(config.databaseUrl, { logger, clock: systemClock });
  const app = await startApp({ config, db, clock: systemClock, logger, metrics }).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  stopOnSignals(app, db, logger);
  // A supervisor starts us anew; going on in an unknown state is worse.
  process.on('unhandledRejection', (reason) => {
    if (app.toleratesRejection(reason)) return;
    logger.fatal({ err: reason }, 'an error that nobody handled');
    process.exit(1);
  });
}

/** The first signal ends gracefully, a second one at once. */
function stopOnSignals(app: RunningApp, db: Database, logger: Logger): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'stopping: finishing what was begun');
    const isDone = await app.stop(STOP_WITHIN_MS);
    const isClosed = await inTime(db.close(), CLOSE_WITHIN_MS, systemClock);
    logger.info(
      isDone && isClosed ? 'stopped' : 'stopped before everything was finished; it is taken up at the next start',
    );
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
