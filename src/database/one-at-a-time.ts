import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import BetterSqlite3 from 'better-sqlite3';

/** Gives turns in the order of asking; a turn lasts until its holder ends it. */
class Queue {
  #last: Promise<void> = Promise.resolve();

  async turn(): Promise<() => void> {
    const before = this.#last;
    let end = (): void => undefined;
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}

/** A transaction on the one connection. Prisma sends COMMIT or ROLLBACK as a statement, then calls the method. */
class QueuedTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName: string;
  readonly options = { usePhantomQuery: false };
  readonly #inner: SqlDriverAdapter;
  readonly #finish: () => void;
  #finished = false;

  constructor(inner: SqlDriverAdapter, finish: () => void) {
    this.adapterName = inner.adapterName;
    this.#inner = inner;
    this.#finish = finish;
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    this.#refuseWhenFinished();
    return this.#inner.queryRaw(query);
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    this.#refuseWhenFinished();
    return this.#inner.executeRaw(query);
  }

  async commit(): Promise<void> {
    this.#end();
  }

  async rollback(): Promise<void> {
    this.#end();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.#inner.executeScript(`SAVEPOINT ${name}`);
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.#inner.executeScript(`ROLLBACK TO ${name}`);
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.#inner.executeScript(`RELEASE SAVEPOINT ${name}`);
  }

  #end(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#finish();
  }

  /** A late statement would run on somebody else's turn. */
  #refuseWhenFinished(): void {
    if (this.#finished) throw new Error('This transaction is over.');
  }
}

/**
 * One connection, shared: a statement outside a transaction waits until the open transaction is over. Without the
 * wait it would run inside it, see its uncommitted rows, and be lost with it after it was acknowledged.
 */
class QueuedAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName: string;
  readonly #inner: SqlDriverAdapter;
  readonly #connection: BetterSqlite3.Database;
  readonly #queue = new Queue();

  constructor(inner: SqlDriverAdapter, connection: BetterSqlite3.Database) {
    this.adapterName = inner.adapterName;
    this.#inner = inner;
    this.#connection = connection;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#inTurn(() => this.#inner.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#inTurn(() => this.#inner.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#inTurn(() => this.#inner.executeScript(script));
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level !== undefined && level !== 'SERIALIZABLE') {
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
    }
    const endTurn = await this.#queue.turn();
    try {
      this.#abandonOpenTransaction();
      await this.#inner.executeScript('BEGIN IMMEDIATE');
    } catch (error) {
      endTurn();
      throw error;
    }
    return new QueuedTransaction(this.#inner, () => {
      try {
        this.#abandonOpenTransaction();
      } finally {
        endTurn();
      }
    });
  }

  async dispose(): Promise<void> {
    await this.#inTurn(() => this.#inner.dispose());
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const endTurn = await this.#queue.turn();
    try {
      return await act();
    } finally {
      endTurn();
    }
  }

  /** A COMMIT that failed (a deferred constraint, a busy file) leaves the transaction open, and the connection stuck. */
  #abandonOpenTransaction(): void {
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
  }
}

/**
 * Wraps Prisma's better-sqlite3 adapter so that transactions and single statements take turns on its one connection.
 * `prepare` is called once with the fresh connection, for PRAGMAs.
 */
export function oneAtATime(
  factory: SqlDriverAdapterFactory,
  prepare: (connection: BetterSqlite3.Database) => void,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const connection = connectionOf(adapter);
      prepare(connection);
      return new QueuedAdapter(adapter, connection);
    },
  };
}

/** The adapter keeps its connection in an undeclared property. */
function connectionOf(adapter: SqlDriverAdapter): BetterSqlite3.Database {
  if ('client' in adapter && adapter.client instanceof BetterSqlite3) return adapter.client;
  throw new Error('The SQLite adapter no longer shows its connection; see docs/decisions/0002-database.md.');
}
