import type { Database } from '../../src/database.ts';
import { DAY_LOOK } from '../../src/rituals/champion/read-rotation.ts';

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;
/** As many rows at once as every database takes. */
const AT_ONCE = 50;
/** One term in so many was swapped with the next, after another swap of it was declined. */
const SWAPPED_ONE_IN = 10;
const LEAVES_A_YEAR = 5;

/** A workspace whose role has gone round by the week since the first Monday of 2016. */
export const TURNS = { workspaceId: 'w', zone: 'Europe/Helsinki', firstMonday: Date.UTC(2016, 0, 4, 7) } as const;

export const turnId = (index: number): string => `m${index}`;
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A pool of so many, with so many years of weekly terms, of swaps, of leave, and of daily looks behind them. */
export async function fillTurns({ prisma }: Database, people: number, years: number): Promise<void> {
  const { workspaceId, zone, firstMonday } = TURNS;
  const [start, joinedAt] = [new Date(firstMonday), new Date(firstMonday - 3 * DAY)];
  const ofWorkspace = { workspaceId };
  await prisma.workspace.create({
    data: { id: workspaceId, enterpriseId: '', teamId: 'T1', name: 'Laine & Co', url: '', createdAt: start },
  });
  const nobodySpecial = { isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
  const members = upTo(people).map((index) => ({
    ...{ ...ofWorkspace, ...nobodySpecial, id: turnId(index), slackUserId: `U${index}`, name: `Member ${index}` },
    ...{ zone, locale: 'en-US', syncedAt: start },
  }));
  await inParts(members, (data) => prisma.member.createMany({ data }));
  const pool = members.map(({ id: memberId }) => ({
    ...{ ...ofWorkspace, memberId, joinedAt, creditedEnd: joinedAt, creditedTerms: 0 },
  }));
  await inParts(pool, (data) => prisma.championPoolMember.createMany({ data }));
  // The leaves of the year to come with those of the past.
  const leaves = members.flatMap(({ id: memberId }, person) =>
    upTo(LEAVES_A_YEAR * (years + 1)).map((index) => {
      const from = firstMonday + Math.round((index / LEAVES_A_YEAR) * 52) * WEEK + (person % 28) * DAY;
      return { ...ofWorkspace, memberId, fromDate: dateOf(from), toDate: dateOf(from + 6 * DAY) };
    }),
  );
  await inParts(leaves, (data) => prisma.dayOff.createMany({ data }));
  await fillTerms(prisma, people, years);
  const looks = upTo(years * 52 * 7).map((day) => {
    const at = new Date(firstMonday + day * DAY);
    const ofLook = { kind: DAY_LOOK, subjectId: workspaceId, state: 'posted' as const };
    return { ...ofWorkspace, ...ofLook, nominalAt: at, dueAt: at, expiresAt: at, settledAt: at };
  });
  await inParts(looks, (data) => prisma.occurrence.createMany({ data }));
}

async function fillTerms(prisma: Database['prisma'], people: number, years: number): Promise<void> {
  const { workspaceId, firstMonday } = TURNS;
  const why = { by: 'order', lastEnd: new Date(firstMonday), terms: 1, isNew: false };
  const passedOver = upTo(5).map((index) => ({ memberId: turnId(index), because: 'away' }));
  const ofAll = {
    workspaceId,
    why: JSON.stringify({ ...why, passedOver }),
    note: 'Ring Maarit on Monday. '.repeat(10),
  };
  const isSwapped = (index: number) => index % SWAPPED_ONE_IN === 0;
  const turns = upTo(52 * years).map((index) => {
    const startsAt = new Date(firstMonday + index * WEEK);
    const holder = isSwapped(index) ? index + 1 : isSwapped(index - 1) ? index - 1 : index;
    return {
      ...{ ...ofAll, number: index + 1, startsOn: dateOf(startsAt.getTime()), startsAt, createdAt: startsAt },
      ...{ endsAt: new Date(startsAt.getTime() + WEEK), state: 'over' as const },
      ...{ turnOfId: turnId(index % people), holderId: turnId(holder % people) },
    };
  });
  await inParts(turns, (data) => prisma.championTerm.createMany({ data }));
  const changes = turns.flatMap(({ number, turnOfId, startsAt }, index) =>
    isSwapped(index)
      ? (['declined', 'agreed'] as const).map((state) => ({
          ...{ workspaceId, requestKey: `${number} ${state}`, kind: 'swap' as const, state, number },
          ...{ otherNumber: number + 1, askerId: turnOfId, doerId: turnId((index + 1) % people) },
          ...{ insteadOfId: turnOfId, at: new Date(startsAt.getTime() - 3 * WEEK) },
        }))
      : [],
  );
  await inParts(changes, (data) => prisma.termChange.createMany({ data }));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

async function inParts<Item>(items: readonly Item[], write: (part: Item[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await write(items.slice(at, at + AT_ONCE));
}
