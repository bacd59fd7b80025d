import { personRecord } from '../../sandbox/seed.ts';
import type { TeamState } from '../../sandbox/state.ts';
import type { Database } from '../../src/database.ts';

/** One of many colleagues. */
export interface Colleague {
  readonly slackUserId: string;
  readonly name: string;
  readonly zone: string;
}

const FIRST_NAMES = [
  'Aino',
  'Ben',
  'Chandra',
  'Dora',
  'Elif',
  'Fumi',
  'Gita',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaisa',
  'Liam',
];
/** Two hemispheres with summer time, two places without. */
const PLACES = [
  ['Helsinki', 'Europe/Helsinki'],
  ['York', 'America/New_York'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Sydney', 'Australia/Sydney'],
  ['Paulo', 'America/Sao_Paulo'],
] as const;

/** Sixty people in five places; the first is an admin. */
export const SIXTY: readonly Colleague[] = FIRST_NAMES.flatMap((first) =>
  PLACES.map(([place, zone]) => ({
    slackUserId: `U0${first}${place}`.toUpperCase(),
    name: `${first}${place}`,
    zone,
  })),
);

/** Fills an empty team with them, all in #general. */
export function seedSixty(state: TeamState, created: Date): void {
  SIXTY.forEach(({ slackUserId: id, name, zone: tz }, index) => {
    const details = { id, username: name.toLowerCase(), realName: name, title: '', tz, isAdmin: index === 0 };
    state.addPerson(personRecord(state.team.id, details));
  });
  const members = [...SIXTY.map(({ slackUserId }) => slackUserId), state.bot.userId];
  state.addChannel({ id: 'C0GENERAL', name: 'general', kind: 'public', members, created });
}

/** The bot has met them all. Gives their rows' ids by name. */
export async function meetsSixty({ prisma }: Database, workspaceId: string, now: Date): Promise<Map<string, string>> {
  const isNothingSpecial = { isGuest: false, isBot: false, isDeactivated: false, isStranger: false, locale: 'en-US' };
  await prisma.member.createMany({
    data: SIXTY.map((one, index) => ({
      ...one,
      ...isNothingSpecial,
      workspaceId,
      isAdmin: index === 0,
      syncedAt: now,
    })),
  });
  const rows = await prisma.member.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}
