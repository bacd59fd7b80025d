import { existsSync } from 'node:fs';
import { pino } from 'pino';
import type { Clock } from '../clock.ts';
import { sqlitePath } from '../database/sqlite-file.ts';
import { type Database, openDatabase, providerOf } from '../database.ts';
import { OperatorError } from '../errors.ts';

/** Opens a database that is there already, to write into it; on SQLite the bot must be stopped. @throws OperatorError */
export async function openExisting(databaseUrl: string, clock: Clock): Promise<Database> {
  const isMissing = providerOf(databaseUrl) === 'sqlite' && !existsSync(sqlitePath(databaseUrl));
  if (isMissing) throw new OperatorError(`There is no database ${sqlitePath(databaseUrl)}. See DATABASE_URL.`);
  return openDatabase(databaseUrl, { logger: pino({ level: 'silent' }), clock });
}
