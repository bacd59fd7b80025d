import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { OperatorError } from '../errors.ts';
import { asideName, expectBackupOf, writeBackup } from './backup-file.ts';
import { MIGRATION_LOCK } from './migrate-postgresql.ts';
import { type AppliedMigration, pendingMigrations, readMigrations } from './migrations.ts';
import { APPLICATION_NAME, withPostgresql } from './open-postgresql.ts';
import { type Environment, runTool } from './postgresql-tools.ts';

/** The database a tool works on, and the process's variables (PATH). */
interface Place {
  readonly address: string;
  readonly environment: Environment;
}

/** Dumps the database as it is at one moment, also while bots run. @throws OperatorError in words */
export async function backupPostgresql(place: Place, target: string): Promise<void> {
  await writeBackup(target, async (draft) => {
    await runTool('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${draft}`], place);
  });
}

/**
 * Replaces everything in the database by a backup, in one transaction. Gives the file, beside the backup, in which what
 * was there before is kept, or null when there was nothing.
 * @throws OperatorError when a bot is connected, or the backup is damaged or newer than this program
 */
export async function restorePostgresql(place: Place, source: string, now: Date): Promise<string | null> {
  expectBackupOf('postgresql', source);
  pendingMigrations(readMigrations('postgresql'), await historyIn(source, place));
  const state = await stateOf(place.address);
  if (state.bots > 0) {
    throw new OperatorError(
      `${state.bots === 1 ? 'A bot is' : `${state.bots} connections of bots are`} using this database. Stop every replica first.`,
    );
  }
  const aside = state.isEmpty ? null : asideName(path.resolve(source), now);
  if (aside !== null) await backupPostgresql(place, aside);
  await replaceEverything(place, source);
  return aside;
}

async function stateOf(address: string): Promise<{ bots: number; isEmpty: boolean }> {
  return withPostgresql(address, `${APPLICATION_NAME} restore`, async (client) => {
    const sessions = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [APPLICATION_NAME],
    );
    const tables = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
    return { bots: sessions.rows.length, isEmpty: tables.rows.length === 0 };
  });
}

async function replaceEverything(place: Place, source: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'empty-chair-restore-'));
  const script = path.join(folder, 'restore.sql');
  try {
    // To a file first: psql would commit what it got of a script that breaks off.
    await runTool('pg_restore', ['--no-owner', '--no-privileges', '--no-comments', `--file=${script}`, source], place);
    await runTool(
      'psql',
      [
        ...['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1'],
        '--single-transaction',
        `--command=${CLEAR}`,
        `--file=${script}`,
      ],
      place,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Drops what is in the schema, one by one: dropping the schema itself may be reserved to the server's administrator. */
const CLEAR = `DO $$
DECLARE command text;
BEGIN
  PERFORM pg_advisory_xact_lock(${MIGRATION_LOCK});
  FOR command IN
    SELECT format('DROP %s IF EXISTS %s CASCADE',
      CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
      oid::regclass)
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
    FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype)
    FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE command;
  END LOOP;
END $$`;

async function historyIn(source: string, place: Place): Promise<AppliedMigration[]> {
  const script = await runTool('pg_restore', ['--data-only', '--table=_prisma_migrations', '--file=-', source], place);
  const history = parseHistory(script);
  if (history.length === 0) throw new OperatorError(`${source} is a PostgreSQL backup, but not one of Empty Chair.`);
  return history;
}

/** Reads the rows of `_prisma_migrations` out of the COPY block of a dump. */
export function parseHistory(script: string): AppliedMigration[] {
  const [, columns, rows] = /^COPY \S*_prisma_migrations \(([^)]*)\) FROM stdin;\n([\s\S]*?)^\\\.$/m.exec(script) ?? [];
  if (columns === undefined || rows === undefined) return [];
  const names = columns.split(', ');
  return rows
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t');
      const value = (name: string): string => values[names.indexOf(name)] ?? '\\N';
      return {
        name: value('migration_name'),
        checksum: value('checksum'),
        finished: value('finished_at') !== '\\N',
        rolledBack: value('rolled_back_at') !== '\\N',
      };
    });
}
