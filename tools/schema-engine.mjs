#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine`: speaks the same JSON-RPC over stdio, but runs the
// engine's WASM build (@prisma/schema-engine-wasm, on npm) through a driver adapter. No download.
import { readFileSync, rmSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
const require = createRequire(import.meta.url)

const argv = process.argv.slice(2)
const opt = (name) => argv.flatMap((a, i) => (a === name ? [argv[i + 1]] : []))

async function loadEngineModule() {
  const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': bg })
  bg.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bg
}
globalThis.PRISMA_WASM_PANIC_REGISTRY = { message: '', set_message(m) { this.message = 'RuntimeError: ' + m; process.stderr.write(JSON.stringify({ level: 'ERROR', fields: { message: m } }) + '\n') } }

async function adapterFor({ url, shadowDatabaseUrl } = {}) {
  if (!url || url.startsWith('file:')) {
    if (process.env.SHIM_SQLITE === 'libsql') {
      const { PrismaLibSql } = await import('@prisma/adapter-libsql')
      return new PrismaLibSql({ url: url ?? ':memory:' })
    }
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3')
    return new PrismaBetterSqlite3({ url: url ?? ':memory:' }, { shadowDatabaseUrl: shadowDatabaseUrl ?? ':memory:' })
  }
  // Scripts run whole: adapter-pg cuts them at every ";", pglite-prisma-adapter does not wait for them.
  const whole = (adapter, run) => Object.assign(adapter, { executeScript: (sql) => run(sql).then(() => undefined, (e) => adapter.onError(e)) })
  const pglite = async (dir) => {
    const { PGlite } = await import('@electric-sql/pglite')
    const { PrismaPGlite } = await import('pglite-prisma-adapter')
    const db = await PGlite.create(dir)
    return Object.assign(whole(await new PrismaPGlite(db).connect(), (sql) => db.exec(sql)), { dispose: () => db.close() })
  }
  const postgres = async (connectionString) => {
    const { PrismaPg } = await import('@prisma/adapter-pg')
    const { default: pg } = await import('pg')
    const pool = new pg.Pool({ connectionString })
    const adapter = await new PrismaPg(pool, { schema: new URL(connectionString).searchParams.get('schema') ?? undefined }).connect()
    // The engine reads Postgres' internal "char" type (oid 18) from the catalogue; adapter-pg refuses it.
    const performIO = adapter.performIO.bind(adapter)
    const queryRaw = adapter.queryRaw.bind(adapter)
    let chars = []
    adapter.performIO = async (q) => {
      const r = await performIO(q)
      chars = r.fields.map((f) => f.dataTypeID === 18 && !!(f.dataTypeID = 25))
      return r
    }
    adapter.queryRaw = async (q) => {
      const r = await queryRaw(q)
      return { ...r, columnTypes: r.columnTypes.map((t, i) => (chars[i] ? ColumnTypeEnum.Character : t)) }
    }
    return Object.assign(whole(adapter, (sql) => pool.query(sql)), { dispose: () => pool.end() })
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => (url.startsWith('pglite:') ? pglite(url.slice('pglite:'.length)) : postgres(url)),
    // no shadow database server: an in-memory PGlite does, unless one is named
    connectToShadowDb: () => (shadowDatabaseUrl ? postgres(shadowDatabaseUrl) : pglite('memory://')),
  }
}

if (argv.includes('--version')) { console.log('schema-engine-wasm ' + (await loadEngineModule()).version()); process.exit(0) }
const datasource = JSON.parse(opt('--datasource')[0] ?? '{}')
const factory = bindMigrationAwareSqlAdapterFactory(scripting(await adapterFor(datasource)))

// On SQLite the engine replays whole migration files through executeRaw (on its shadow database), where
// better-sqlite3 refuses and libsql silently runs the first statement only. Send those to executeScript.
function scripting(f) {
  if (f.provider !== 'sqlite') return f
  const patch = (a) => {
    const raw = a.executeRaw.bind(a)
    a.executeRaw = async (q) => (q.args.length ? raw(q) : (await a.executeScript(q.sql), 0))
    return a
  }
  return { provider: f.provider, adapterName: f.adapterName, connect: async () => patch(await f.connect()), connectToShadowDb: async () => patch(await f.connectToShadowDb()) }
}


if (argv.includes('cli')) {
  // can-connect-to-database | create-database | drop-database
  try {
    if (argv.includes('create-database')) await createDatabase(datasource.url)
    const c = await factory.connect(); if (!c.ok) throw c.error
    await c.value.dispose?.(); process.exit(0)
  } catch (e) {
    process.stderr.write('\n' + JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { message: String(e?.message ?? e), error_code: 'P1001' } }) + '\n')
    process.exit(1)
  }
}
async function createDatabase() { /* PG: not needed here */ }

const mod = await loadEngineModule()
let engine
const getEngine = async () => engine ??= await mod.SchemaEngine.new(
  { datamodels: opt('--datamodels').length ? opt('--datamodels').map((f) => [f, readFileSync(f, 'utf8')]) : undefined },
  (log) => process.stderr.write(log + '\n'), factory)

// The WASM engine does not recognise a driver adapter's "no such table" on an empty SQLite database
// (upstream bug; only `migrate dev` is hit), so make the table it looks for, with the engine's own DDL.
async function ensureMigrationsTable() {
  const c = await factory.connect(); if (!c.ok) throw c.error
  await c.value.executeScript(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`)
  await c.value.dispose()
}

// The WASM engine's SQLite `reset` only empties the tables; do what the native engine does: drop the file.
async function dropEverything() {
  engine = undefined
  const file = datasource.url.replace(/^file:(\/\/)?/, '')
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

const send = (o) => writeSync(1, JSON.stringify(o) + '\n')
const rename = { getDatabaseVersion: 'version' }
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const req = JSON.parse(line)
  if (req.result !== undefined) continue // answer to our `print`
  try {
    const e = req.method === 'reset' && factory.provider === 'sqlite' ? null : await getEngine()
    if (process.env.SHIM_DEBUG) process.stderr.write(JSON.stringify(req).slice(0, 3000) + '\n')
    if (/^(devDiagnostic|diagnoseMigrationHistory|markMigration)/.test(req.method) && factory.provider === 'sqlite') await ensureMigrationsTable()
    let result = req.method === 'reset' && factory.provider === 'sqlite' ? await dropEverything() : await e[rename[req.method] ?? req.method](req.params)
    if (req.method === 'diff' && result.stdout) { send({ jsonrpc: '2.0', id: -1, method: 'print', params: { content: result.stdout } }); result = { exitCode: result.exitCode } }
    send({ jsonrpc: '2.0', id: req.id, result: result ?? {} })
  } catch (e) {
    const id = /external error id#(\d+)/i.exec(e?.message ?? '')?.[1]
    const cause = id === undefined ? undefined : (factory.errorRegistry?.consumeError?.(Number(id)) ?? factory.errorRegistry?.lookupError?.(Number(id)))
    const message = cause ? String(e.message) + '\nCause: ' + String(cause.error?.stack ?? cause.error) : String(e?.message ?? e)
    send({ jsonrpc: '2.0', id: req.id, error: { code: 4466, message, data: { is_panic: false, message, error_code: e?.code ?? null } } })
  }
}
process.exit(0)
