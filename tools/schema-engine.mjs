#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`, which the CLI would download: it speaks the same JSON-RPC (a JSON object
// a line, on stdio), but runs the engine's WASM build (@prisma/schema-engine-wasm) through a driver adapter.
// Only developers need it: `prisma generate | migrate | format` find it through prisma.config.ts and tools/prepare.mjs.
import { readFileSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const POSTGRESQL_CHAR_OID = 18;
const POSTGRESQL_TEXT_OID = 25;

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

const commandLine = process.argv.slice(2);
const valuesOf = (option) => commandLine.flatMap((word, i) => (word === option ? [commandLine[i + 1]] : []));
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');

const wasm = await loadEngine();
if (commandLine.includes('--version')) console.log(`schema-engine-wasm ${wasm.version()}`);
else if (commandLine.includes('cli')) await canConnect();
else await serve();
process.exit();

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => logError({ message }) };
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const code = readFileSync(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

function logError(fields) {
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`);
}

/** The one other mode that the CLI starts us in (`cli can-connect-to-database`). */
async function canConnect() {
  try {
    const adapter = await (await adapters()).connect();
    await adapter.dispose();
  } catch (error) {
    logError({ message: String(error?.message ?? error), error_code: 'P1001' });
    process.exitCode = 1;
  }
}

async function serve() {
  const factory = bindMigrationAwareSqlAdapterFactory(await adapters());
  const schemas = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  let engine;
  const startEngine = async () => {
    const options = { datamodels: schemas.length > 0 ? schemas : undefined };
    engine ??= await wasm.SchemaEngine.new(options, (line) => process.stderr.write(`${line}\n`), factory);
    return engine;
  };
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const request = JSON.parse(line);
    const isAnswerToOurPrint = request.result !== undefined;
    if (isAnswerToOurPrint) continue;
    try {
      send({ id: request.id, result: await answer(request, factory, startEngine) });
    } catch (error) {
      const message = explain(error, factory);
      const data = { is_panic: false, message, error_code: error?.code ?? null };
      send({ id: request.id, error: { code: 4466, message, data } });
    }
  }
}

function send(message) {
  writeSync(1, `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

async function answer({ method, params }, factory, startEngine) {
  if (factory.provider === 'sqlite') {
    // The WASM engine only empties the tables; the native one drops the file.
    if (method === 'reset') return dropFile();
    // On an empty database the WASM engine does not recognise an adapter's "no such table".
    if (/^(devDiagnostic|diagnoseMigrationHistory|markMigration)/.test(method)) await createHistoryTable();
  }
  const engine = await startEngine();
  const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params);
  if (method !== 'diff' || !result.stdout) return result ?? {};
  send({ id: -1, method: 'print', params: { content: result.stdout } });
  return { exitCode: result.exitCode };
}

function dropFile() {
  const file = datasource.url.replace(/^file:(\/\/)?/, '');
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return {};
}

async function createHistoryTable() {
  const adapter = await (await adapters()).connect();
  await adapter.executeScript(HISTORY_TABLE);
  await adapter.dispose();
}

/** The engine names an adapter's error by a number only. */
function explain(error, factory) {
  const message = String(error?.message ?? error);
  const id = /external error id#(\d+)/i.exec(message)?.[1];
  const cause = id === undefined ? undefined : factory.errorRegistry.consumeError(Number(id))?.error;
  return cause === undefined ? message : `${message}\nCause: ${cause.stack ?? cause}`;
}

/** How the engine reaches the database that the CLI names, and an empty one to replay migrations on. */
function adapters() {
  const { url, shadowDatabaseUrl } = datasource;
  return !url || url.startsWith('file:')
    ? sqliteAdapters(url, shadowDatabaseUrl)
    : postgresqlAdapters(url, shadowDatabaseUrl);
}

async function sqliteAdapters(url = ':memory:', shadowDatabaseUrl = ':memory:') {
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
  const factory = new PrismaBetterSqlite3({ url }, { shadowDatabaseUrl });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => runningWholeScripts(await factory.connect()),
    connectToShadowDb: async () => runningWholeScripts(await factory.connectToShadowDb()),
  };
}

/** The engine sends whole migration files as one statement, which better-sqlite3 refuses. */
function runningWholeScripts(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

function postgresqlAdapters(url, shadowDatabaseUrl) {
  const isEmbedded = url.startsWith('pglite:');
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => (isEmbedded ? connectToPglite(url.slice('pglite:'.length)) : connectToServer(url)),
    // So that writing a migration needs no server, nor the right to create databases on one.
    connectToShadowDb: () => (shadowDatabaseUrl ? connectToServer(shadowDatabaseUrl) : connectToPglite('memory://')),
  };
}

async function connectToPglite(folder) {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const database = await PGlite.create(folder, { extensions: { pg_trgm } });
  const adapter = await new PrismaPGlite(database).connect();
  // The adapter's own does not wait for the script to end.
  adapter.executeScript = (sql) =>
    database.exec(sql).then(
      () => undefined,
      (error) => adapter.onError(error),
    );
  adapter.dispose = () => database.close();
  return adapter;
}

async function connectToServer(connectionString) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString });
  const adapter = await new PrismaPg(pool).connect();
  // The adapter's own cuts scripts at every ";", also inside strings and functions.
  adapter.executeScript = (sql) =>
    pool.query(sql).then(
      () => undefined,
      (error) => adapter.onError(error),
    );
  adapter.dispose = () => pool.end();
  return readingInternalChars(adapter);
}

/** The catalogue has columns of PostgreSQL's internal type "char", which the adapter refuses. */
function readingInternalChars(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let isChar = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    isChar = result.fields.map(({ dataTypeID }) => dataTypeID === POSTGRESQL_CHAR_OID);
    for (const [i, field] of result.fields.entries()) if (isChar[i]) field.dataTypeID = POSTGRESQL_TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}
