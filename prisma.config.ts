import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Without it every command of the CLI first downloads a native engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, 'tools/schema-engine.mjs');

const url = process.env.DATABASE_URL ?? 'file:./data/empty-chair.db';
const provider = /^(postgres|pglite)/.test(url) ? 'postgresql' : 'sqlite';
const shadowDatabaseUrl = process.env.SHADOW_DATABASE_URL;

export default defineConfig({
  schema: path.join('prisma', provider),
  migrations: { path: path.join('prisma', provider, 'migrations') },
  datasource: { url, ...(shadowDatabaseUrl === undefined ? {} : { shadowDatabaseUrl }) },
});
