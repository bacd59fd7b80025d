import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import type { World } from '../world.ts';

export type Answer = Readonly<Record<string, unknown>>;

export interface Method {
  readonly name: string;
  readonly token: 'bot' | 'app';
  /** Scopes that are needed whatever the arguments; a method may ask for more while it runs. */
  readonly scopes: readonly string[];
  call(world: World, args: unknown): Answer;
}

/** A Web API method: `run` gets parsed arguments, returns what `ok: true` carries, or throws SlackError. */
export function defineMethod<Schema extends z.ZodType>(definition: {
  name: string;
  token?: 'bot' | 'app';
  scopes?: readonly string[];
  args: Schema;
  run: (world: World, args: z.output<Schema>) => Answer;
}): Method {
  return {
    name: definition.name,
    token: definition.token ?? 'bot',
    scopes: definition.scopes ?? [],
    call(world, args) {
      const parsed = definition.args.safeParse(args);
      if (!parsed.success) throw invalidArguments(parsed.error);
      return definition.run(world, parsed.data);
    },
  };
}

function invalidArguments(error: z.ZodError): SlackError {
  const messages = error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`);
  return new SlackError('invalid_arguments', { response_metadata: { messages } });
}

/** Throws missing_scope unless the bot was granted it. */
export function requireScope(world: World, scope: string): void {
  if (world.scopes.has(scope)) return;
  throw new SlackError('missing_scope', { needed: scope, provided: [...world.scopes].join(',') });
}

/** A boolean as forms and JSON carry it. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

const wholeNumber = z.coerce.number().int();

/** A structure that arrives as JSON text in a form, or as itself in a JSON body. */
export const json = z.unknown().transform((value, context) => {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${String(error)}` });
    return z.NEVER;
  }
});

/** One page of a list by cursor, with Slack's response_metadata. */
export function page<T>(
  all: readonly T[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): { items: readonly T[]; next: string } {
  const start = cursor ? decodeCursor(cursor) : 0;
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? encodeCursor(end) : '' };
}

const encodeCursor = (place: number): string => Buffer.from(`place:${place}`).toString('base64');

function decodeCursor(cursor: string): number {
  const place = Number(Buffer.from(cursor, 'base64').toString().replace('place:', ''));
  if (!Number.isInteger(place)) throw new SlackError('invalid_cursor');
  return place;
}

export const paging = (standard: number, most: number) => ({
  cursor: z.string().optional(),
  limit: wholeNumber.min(1).max(most).catch(standard).default(standard),
});
