import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { restorePostgresql } from '../database/backup-postgresql.ts';
import { restoreSqlite } from '../database/backup-sqlite.ts';
import type { Environment } from '../database/postgresql-tools.ts';
import { sqlitePath } from '../database/sqlite-file.ts';
import { providerOf } from '../database.ts';

/**
 * Replaces the database that `databaseUrl` names by a backup, with the bot stopped, and keeps what was there.
 * Gives the sentence to print. @throws OperatorError, with nothing changed
 */
export async function restore(file: string, databaseUrl: string, environment: Environment, now: Date): Promise<string> {
  // Behind links: a database's newest rows may lie beside the file itself.
  const source = existsSync(file) ? realpathSync(file) : path.resolve(file);
  const aside =
    providerOf(databaseUrl) === 'sqlite'
      ? restoreSqlite(sqlitePath(databaseUrl), source, now)
      : await restorePostgresql({ address: databaseUrl, environment }, source, now);
  const kept = aside === null ? '' : ` What was there before is kept in ${aside}: delete it when you need it no more.`;
  return `Restored ${source}.${kept} Now start the bot.`;
}
