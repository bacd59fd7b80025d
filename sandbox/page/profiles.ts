import { z } from 'zod';
import type { PocketSlack } from '../pocket-slack.ts';
import type { PagePerson } from './protocol.ts';

const member = z
  .object({
    id: z.string(),
    real_name: z.string(),
    tz: z.string().default('Etc/UTC'),
    locale: z.string().default('en-US'),
    profile: z.object({ title: z.string().default('') }),
    is_admin: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
  })
  .transform((facts): PagePerson => {
    const { id, real_name: name, tz: zone, locale, profile } = facts;
    return { id, name, role: profile.title, zone, locale, kind: kindOf(facts) };
  });

const membersAnswer = z.object({ ok: z.literal(true), members: z.array(member) });

interface Standing {
  readonly is_admin: boolean;
  readonly is_bot: boolean;
  readonly is_restricted: boolean;
  readonly is_stranger: boolean;
}

function kindOf(facts: Standing): PagePerson['kind'] {
  if (facts.is_bot) return 'bot';
  if (facts.is_stranger) return 'stranger';
  if (facts.is_restricted) return 'guest';
  return facts.is_admin ? 'admin' : 'member';
}

/** Everybody's profile by id, as the Web API tells it. Rejects when the app may not read people. */
export async function readProfiles(slack: PocketSlack): Promise<ReadonlyMap<string, PagePerson>> {
  const response = await fetch(`${slack.apiUrl}users.list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.tokens.bot}` },
    body: new URLSearchParams({ include_locale: 'true' }),
  });
  const { members } = membersAnswer.parse(await response.json());
  return new Map(members.map((person) => [person.id, person]));
}
