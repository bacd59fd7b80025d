import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/database.ts';
import { localDate, localWallTime, localWeekday } from '../../src/schedule/local-time.ts';

/** How much a workspace holds. */
export interface Load {
  /** Weekly openers in all. */
  readonly openers: number;
  /** How many of them are due at the same instant. */
  readonly due: number;
  /** Fresh conversations that may be shown. */
  readonly conversations: number;
}

/** The team of the pocket Slack. */
const TEAM = {
  enterpriseId: '',
  teamId: 'T0CHAIR01',
  name: 'Northwind Chairs',
  url: 'https://northwind-chairs.slack.com/',
};
const ZONE = 'Europe/Helsinki';
const LEAD_MINUTES = 5;
const LENGTH_MINUTES = 45;
const MINUTE = 60_000;
const WEEK_IN_MINUTES = 7 * 24 * 60;
const CUSTOMERS = 200;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Fills an empty database with a workspace of many meetings. @param chooseDue called once the bulk is there; gives when they are due */
export async function seedOpeners({ prisma }: Database, load: Load, chooseDue: () => Date): Promise<Date> {
  const now = systemClock.now();
  const { id: workspaceId } = await prisma.workspace.create({ data: { ...TEAM, createdAt: now } });
  const { id: hostId } = await prisma.member.create({ data: { ...hostRow(now), workspaceId } });
  await prisma.customer.createMany({ data: customerRows(now).map((row) => ({ ...row, workspaceId })) });
  await prisma.customerKind.createMany({
    data: customerRows(now).map(({ id }, index) => ({ workspaceId, customerId: id, kind: `kind ${index % 5}` })),
  });
  await prisma.conversation.createMany({
    data: numbers(load.conversations).map((index) => ({
      ...conversationRow(index, now),
      workspaceId,
      hearerId: hostId,
    })),
  });
  const dueAt = chooseDue();
  const meetings = numbers(load.openers).map((index) => meeting(index, load.due, dueAt));
  await prisma.opener.createMany({
    data: meetings.map(({ opener }) => ({ ...opener, workspaceId, hostId, createdAt: now })),
  });
  await prisma.occurrence.createMany({ data: meetings.map(({ occurrence }) => ({ ...occurrence, workspaceId })) });
  return dueAt;
}

function hostRow(now: Date) {
  const isNothingSpecial = { isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
  return {
    slackUserId: 'U0HOST001',
    name: 'Grace Miller',
    zone: ZONE,
    locale: 'en-US',
    ...isNothingSpecial,
    syncedAt: now,
  };
}

function customerRows(now: Date) {
  return numbers(CUSTOMERS).map((index) => ({
    id: `customer-${index}`,
    person: `Person ${index}`,
    organisation: `Organisation ${index % 50}`,
    personKey: `person ${index}`,
    organisationKey: `organisation ${index % 50}`,
    createdAt: now,
  }));
}

function conversationRow(index: number, now: Date) {
  const levels = ['unmet', 'met', 'exceeded'] as const;
  return {
    number: index + 1,
    requestKey: `seed ${index}`,
    customerId: `customer-${index % CUSTOMERS}`,
    words: `The export times out every Monday, and our report of week ${index} is late again. `.repeat(3),
    lesson: 'Exports of more than a year need a progress bar.',
    level: levels[index % 3] ?? 'met',
    source: 'call',
    heardOn: localDate(new Date(now.getTime() - (index % 80) * 24 * 60 * MINUTE), ZONE),
    link: '',
    need: 'nothing_to_answer',
    audience: 'everyone',
    placeId: '',
    createdAt: now,
    updatedAt: now,
  } as const;
}

/** A weekly opener with its next meeting: the first `due` at the same instant in channels of their own, the others later in the week. */
function meeting(index: number, due: number, dueAt: Date) {
  const minutesLater = index < due ? 0 : 1 + ((index * 61) % (WEEK_IN_MINUTES - 1));
  const postAt = new Date(dueAt.getTime() + minutesLater * MINUTE);
  const startsAt = new Date(postAt.getTime() + LEAD_MINUTES * MINUTE);
  const id = `opener-${index}`;
  const opener = {
    id,
    requestKey: `seed ${index}`,
    channelId: `C${index % due}`,
    channelName: `meeting-${index % due}`,
    name: `Weekly ${index}`,
    rule: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[localWeekday(startsAt, ZONE) - 1]}`,
    startsOn: localDate(startsAt, ZONE),
    wallTime: localWallTime(startsAt, ZONE),
    zone: ZONE,
    leadMinutes: LEAD_MINUTES,
    lengthMinutes: LENGTH_MINUTES,
  };
  const expiresAt = new Date(startsAt.getTime() + LENGTH_MINUTES * MINUTE);
  const occurrence = {
    kind: 'opener',
    subjectId: id,
    nominalAt: startsAt,
    dueAt: postAt,
    expiresAt,
    state: 'planned',
  } as const;
  return { opener, occurrence };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
