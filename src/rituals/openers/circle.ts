import type { Tx } from '../../database.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { type Colleague, colleagues } from './colleague-store.ts';
import { comingChoice } from './coming-choice.ts';
import type { Opener } from './opener.ts';
import { tellings } from './telling-store.ts';

const DAY = 24 * 60 * 60 * 1000;
const LATELY = 30 * DAY;
const MOST_LATELY = 20;

/** A meeting that is still to come. */
export interface ComingMeeting {
  readonly opener: Opener;
  readonly startsAt: Date;
  /** How many of the opener's meetings come before it. */
  readonly before: number;
}

/** Those who could be asked about one meeting. */
export interface Circle {
  readonly host: Colleague | null;
  readonly hearer: Colleague | null;
  readonly tellers: readonly Colleague[];
  readonly lately: readonly Colleague[];
  readonly found: number;
  /** The first of what the meeting will hear; null when there is nothing. */
  readonly firstId: string | null;
}

/** Looks up who that is at `now`. Asks only the database. */
export async function circleOf(
  { db, workspace }: RitualDeps,
  { opener, ...coming }: ComingMeeting,
  now: Date,
): Promise<Circle> {
  const chosen = await comingChoice(db.prisma, workspace.id, opener, coming);
  const store = colleagues(db.prisma, workspace.id);
  const hearerId = chosen[0]?.hearerId ?? null;
  const known = await store.byIds([opener.host.id, ...(hearerId === null ? [] : [hearerId])]);
  const since = new Date(now.getTime() - LATELY);
  return {
    host: known.find(({ id }) => id === opener.host.id) ?? null,
    hearer: known.find(({ id }) => id === hearerId) ?? null,
    tellers: chosen.length > 0 ? await inTurn(db.prisma, workspace.id, await store.tellers()) : [],
    lately: chosen.length < opener.mostShown ? await store.heardSince(since, MOST_LATELY) : [],
    found: chosen.length,
    firstId: chosen[0]?.id ?? null,
  };
}

/** Who was never asked comes first, then who was asked longest ago. */
async function inTurn(tx: Tx, workspaceId: string, people: readonly Colleague[]): Promise<Colleague[]> {
  const last = await tellings(tx, workspaceId).lastAsked(people.map(({ id }) => id));
  const at = ({ id }: Colleague) => last.get(id)?.getTime() ?? 0;
  return [...people].sort((one, other) => at(one) - at(other) || one.id.localeCompare(other.id));
}

/**
 * Those of a circle who want to be asked, who work that day, and who will be in the meeting: people of its channel, and its
 * host. @param eve the local date (YYYY-MM-DD) on which people of a zone are asked
 */
export async function permitted(
  { db, workspace, channels }: RitualDeps,
  opener: Opener,
  circle: Circle,
  eve: (zone: string) => string,
): Promise<Circle> {
  const { host, hearer, tellers, lately } = circle;
  const ids = peopleOf(circle).map(({ id }) => id);
  const spared = new Set(await mutes(db.prisma, workspace.id).among(ids, 'call_for_stories'));
  for (const { id, zone } of peopleOf(circle)) {
    const time = await personalTimes(db.prisma, workspace.id).of(id);
    if (time.hoursOn(eve(zone)) === null) spared.add(id);
  }
  const inChannel = await channels.memberIds(opener.channelId);
  const may = ({ id, slackUserId }: Colleague) => !spared.has(id) && inChannel.has(slackUserId);
  return {
    ...circle,
    host: host && !spared.has(host.id) ? host : null,
    hearer: hearer && may(hearer) ? hearer : null,
    tellers: tellers.filter(may),
    lately: lately.filter(may),
  };
}

/** All of them; somebody in two parts comes twice. */
export function peopleOf({ tellers, lately, hearer, host }: Circle): Colleague[] {
  return [...tellers, ...lately, hearer, host].flatMap((one) => one ?? []);
}
