import { spawn } from 'node:child_process';
import { OperatorError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of a connection that PostgreSQL's tools read from these variables. */
const PARAMETERS: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  connect_timeout: 'PGCONNECT_TIMEOUT',
};

/** A `postgresql://` address as environment variables, because everybody on a machine may read its command lines. */
export function connectionVariables(address: string): Record<string, string> {
  const url = new URL(address);
  const parts: [string, string][] = [
    ['host', url.hostname.replace(/^\[(.*)\]$/, '$1')],
    ['port', url.port],
    ['user', decodeURIComponent(url.username)],
    ['password', decodeURIComponent(url.password)],
    ['dbname', decodeURIComponent(url.pathname.slice(1))],
    ...url.searchParams,
  ];
  const variables: Record<string, string> = { PGCONNECT_TIMEOUT: '10' };
  for (const [parameter, value] of parts) {
    const variable = PARAMETERS[parameter];
    if (variable !== undefined && value !== '') variables[variable] = value;
  }
  return variables;
}

/**
 * Runs one of PostgreSQL's own tools on a database; gives what it printed.
 * @param environment the process's variables: PATH is looked at @throws OperatorError when it is missing or fails
 */
export function runTool(
  tool: 'pg_dump' | 'pg_restore' | 'psql',
  options: readonly string[],
  { address, environment }: { readonly address: string; readonly environment: Environment },
): Promise<string> {
  const child = spawn(tool, options, {
    env: { ...environment, ...connectionVariables(address), PGAPPNAME: 'empty-chair tools' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(explainSpawn(tool, error)));
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new OperatorError(`${tool} gave up: ${complaints.trim() || `exit code ${code}`}`));
    });
  });
}

function explainSpawn(tool: string, error: Error): Error {
  if (!('code' in error) || error.code !== 'ENOENT') return error;
  return new OperatorError(
    `${tool} is not installed here. It belongs to PostgreSQL's client tools (in Debian: apt-get install postgresql-client); ` +
      'they must be at least as new as the server.',
    { cause: error },
  );
}
