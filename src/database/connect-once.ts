import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';

/**
 * Lets Prisma connect once. A client that is used after $disconnect would connect again, silently: by then the SQLite
 * file may belong to another process, and nobody would end the new PostgreSQL connections.
 */
export function connectOnce(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  let connected = false;
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      if (connected) throw new Error('The database was closed.');
      connected = true;
      return factory.connect();
    },
  };
}
