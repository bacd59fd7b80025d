import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Without it every command of the CLI first downloads a native engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, 'tools/schema-engine.mjs');

const url = process.env.DATABASE_URL ?? 'file:./data/empty-chair.db';
const provider = /^(postgres|pglite)/.test(url) ? 'postgresql' : 'sqlite';
const shadowDatabaseUrl = process.env.SHADOW_DATABASE_URL;

/** SQLite's full-text indexes keep themselves in tables of their own, which migrations make and models.prisma cannot name. */
const searchTables = ['SearchWords', 'SearchTrigrams'].flatMap((table) =>
  ['', '_config', '_data', '_docsize', '_idx'].map((suffix) => table + suffix),
);

export default defineConfig({
  experimental: { externalTables: true },
  tables: { external: provider === 'sqlite' ? searchTables : [] },
  schema: path.join('prisma', provider),
  migrations: { path: path.join('prisma', provider, 'migrations') },
  datasource: { url, ...(shadowDatabaseUrl === undefined ? {} : { shadowDatabaseUrl }) },
});
