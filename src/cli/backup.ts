import path from 'node:path';
import { backupPostgresql } from '../database/backup-postgresql.ts';
import { backupSqlite } from '../database/backup-sqlite.ts';
import type { Environment } from '../database/postgresql-tools.ts';
import { sqlitePath } from '../database/sqlite-file.ts';
import { providerOf } from '../database.ts';

/**
 * Writes a backup of the database that `databaseUrl` names into a new file (0600), also while the bot runs.
 * Gives the sentence to print. @throws OperatorError
 */
export async function backup(file: string, databaseUrl: string, environment: Environment): Promise<string> {
  const target = path.resolve(file);
  if (providerOf(databaseUrl) === 'sqlite') await backupSqlite(sqlitePath(databaseUrl), target);
  else await backupPostgresql({ address: databaseUrl, environment }, target);
  return `Backed up to ${target}. It holds customers' words: keep it where only you can read it.`;
}
