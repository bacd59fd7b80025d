import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { readHistory } from '../database/migrate-postgresql.ts';
import { readSqliteHistory } from '../database/migrate-sqlite.ts';
import { pendingMigrations, readMigrations } from '../database/migrations.ts';
import { APPLICATION_NAME, withPostgresql } from '../database/open-postgresql.ts';
import { sqlitePath } from '../database/sqlite-file.ts';
import { providerOf } from '../database.ts';
import { OperatorError } from '../errors.ts';
import { type Finding, findingOf } from './finding.ts';

/** Whether the database can be used and what the next start would do to it. Changes nothing, also while the bot runs. */
export async function checkDatabase(url: string): Promise<Finding> {
  try {
    return providerOf(url) === 'sqlite' ? checkSqlite(sqlitePath(url)) : await checkPostgresql(url);
  } catch (error) {
    return findingOf(error, 'Database', 'See DATABASE_URL in .env.example.');
  }
}

function checkSqlite(file: string): Finding {
  if (!existsSync(file)) {
    requireWritable(nearestFolder(path.dirname(file)));
    return { state: 'fine', text: `Database: the first start will create ${file}.` };
  }
  requireWritable(file);
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    const damage = z.array(z.object({ quick_check: z.string() })).parse(connection.pragma('quick_check'));
    if (damage[0]?.quick_check !== 'ok') {
      return {
        state: 'wrong',
        text: `Database: ${file} is damaged.`,
        advice: 'Restore a backup: npm run chair -- restore.',
      };
    }
    return stateOf(file, pendingMigrations(readMigrations('sqlite'), readSqliteHistory(connection)).length);
  } finally {
    connection.close();
  }
}

async function checkPostgresql(url: string): Promise<Finding> {
  const pending = await withPostgresql(url, `${APPLICATION_NAME} check`, async (client) => {
    return pendingMigrations(readMigrations('postgresql'), await readHistory(client)).length;
  });
  return stateOf('PostgreSQL', pending);
}

function stateOf(where: string, pending: number): Finding {
  if (pending === 0) return { state: 'fine', text: `Database: ${where} answers and is up to date.` };
  const migrations = pending === 1 ? '1 migration waits' : `${pending} migrations wait`;
  return {
    state: 'note',
    text: `Database: ${where} answers; ${migrations} for the next start.`,
    advice: 'Take a backup first.',
  };
}

function requireWritable(place: string): void {
  try {
    accessSync(place, constants.W_OK);
  } catch (error) {
    throw new OperatorError(`${place} cannot be written by this user.`, { cause: error });
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}
