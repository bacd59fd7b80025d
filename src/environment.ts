import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { OperatorError } from './errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment, with what a file named .env adds to it. Real variables win, unless they are empty.
 * @throws OperatorError when the file is there and cannot be read
 */
export function withEnvFile(real: Environment, file = '.env'): Environment {
  const given = Object.entries(real).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { ...parseEnv(textOf(file)), ...Object.fromEntries(given) };
}

/** "" when there is no such file. Some editors put a byte order mark in front, and it would become part of a name. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return '';
    throw new OperatorError(
      `The file ${file} cannot be read (${error.code}). It should be a text file of NAME=value lines.`,
    );
  }
}
