import { expect, it } from 'vitest';
import { parseHistory } from '../../src/database/backup-postgresql.ts';
import { connectionSettings } from '../../src/database/open-postgresql.ts';
import { connectionVariables } from '../../src/database/postgresql-tools.ts';

it('hands an address to the tools as variables, decoded', () => {
  expect(connectionVariables('postgresql://chair:p%40ss%20word@db.example:5433/empty_chair?sslmode=require')).toEqual({
    PGHOST: 'db.example',
    PGPORT: '5433',
    PGUSER: 'chair',
    PGPASSWORD: 'p@ss word',
    PGDATABASE: 'empty_chair',
    PGSSLMODE: 'require',
    PGCONNECT_TIMEOUT: '10',
  });
});

it('knows sockets and IPv6, and leaves out what the tools have no variable for', () => {
  expect(connectionVariables('postgresql:///chair?host=/run/postgresql&schema=public')).toEqual({
    PGHOST: '/run/postgresql',
    PGDATABASE: 'chair',
    PGCONNECT_TIMEOUT: '10',
  });
  expect(connectionVariables('postgresql://[::1]/chair')).toMatchObject({ PGHOST: '::1' });
});

it('keeps the name by which a restore knows running bots, whatever the address says', () => {
  const settings = connectionSettings('postgresql://chair@db.example/chair?application_name=x&sslmode=require', 'ours');
  expect(settings.application_name).toBe('ours');
  expect(settings.connectionString).toBe('postgresql://chair@db.example/chair?sslmode=require');
});

it('reads the history of migrations out of a dump', () => {
  const script = [
    'SET search_path = x;',
    'COPY public._prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at) FROM stdin;',
    'i1\tabc\t2026-11-23 09:00:00+00\t1_first\t\\N\t\\N',
    'i2\tdef\t\\N\t2_second\tline\\nline\t2026-11-23 09:00:00+00',
    '\\.',
    '',
  ].join('\n');
  expect(parseHistory(script)).toEqual([
    { name: '1_first', checksum: 'abc', finished: true, rolledBack: false },
    { name: '2_second', checksum: 'def', finished: false, rolledBack: true },
  ]);
  expect(parseHistory('-- nothing here')).toEqual([]);
});
