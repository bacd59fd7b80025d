import { z } from 'zod';
import type { Tx } from '../database.ts';
import { DEFAULTS, type Display, type Settings, type SettingsPage } from './settings.ts';

const Weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const Targets = z.object({ owner: z.number(), answer: z.number(), learn: z.number() });

/** As it is stored. What a newer version adds has its default in rows of an older one. */
const PAGES = {
  customers: z.object({
    noun: z.object({ one: z.string(), many: z.string() }).default(DEFAULTS.customers.noun),
    kinds: z.array(z.string()).default([...DEFAULTS.customers.kinds]),
    quietAfterDays: z.number().nullable().default(DEFAULTS.customers.quietAfterDays),
    quietKinds: z.array(z.string()).default([]),
  }),
  privacy: z.object({
    masks: z.boolean().default(DEFAULTS.privacy.masks),
    keepMonths: z.number().nullable().default(DEFAULTS.privacy.keepMonths),
  }),
  meetings: z.object({ purpose: z.string().default(DEFAULTS.meetings.purpose) }),
  time: z.object({
    zone: z.string().default(DEFAULTS.time.zone),
    weekdays: z.array(Weekday).default([...DEFAULTS.time.weekdays]),
    start: z.string().default(DEFAULTS.time.start),
    end: z.string().default(DEFAULTS.time.end),
    country: z.string().default(DEFAULTS.time.country),
    region: z.string().default(DEFAULTS.time.region),
    daysOff: z.array(z.string()).default([]),
    halfDays: z.array(z.string()).default([]),
    halfDayUntil: z.string().default(DEFAULTS.time.halfDayUntil),
    isAroundTheClock: z.boolean().default(DEFAULTS.time.isAroundTheClock),
  }),
  feedback: z.object({
    targets: Targets.default(DEFAULTS.feedback.targets),
    targetsByKind: z.record(z.string(), Targets).default({}),
    triageChannelId: z.string().default(''),
    shareChannelId: z.string().default(''),
    leadId: z.string().default(''),
    guestsMayOwn: z.boolean().default(DEFAULTS.feedback.guestsMayOwn),
    allowsSharedChannels: z.boolean().default(DEFAULTS.feedback.allowsSharedChannels),
    countingFrom: z.string().default(''),
    remindersAt: z.string().default(''),
    heedsStatus: z.boolean().default(DEFAULTS.feedback.heedsStatus),
  }),
  ideas: z.object({
    channelId: z.string().default(''),
    reviewerIds: z.array(z.string()).default([]),
    allowsNameless: z.boolean().default(DEFAULTS.ideas.allowsNameless),
    acknowledgeWithin: z.number().default(DEFAULTS.ideas.acknowledgeWithin),
    decideWithin: z.number().default(DEFAULTS.ideas.decideWithin),
    yearlyAim: z.number().nullable().default(DEFAULTS.ideas.yearlyAim),
    outcomes: z.array(z.string()).default([...DEFAULTS.ideas.outcomes]),
  }),
  champion: z.object({
    unit: z.enum(['weeks', 'months']).default(DEFAULTS.champion.unit),
    length: z.number().default(DEFAULTS.champion.length),
    weekday: Weekday.default(DEFAULTS.champion.weekday),
    startTime: z.string().default(DEFAULTS.champion.startTime),
    zone: z.string().default(''),
    channelId: z.string().default(''),
    groupId: z.string().default(''),
    groupHandle: z.string().default(''),
    needsConfirmation: z.boolean().default(DEFAULTS.champion.needsConfirmation),
    allowsGuests: z.boolean().default(DEFAULTS.champion.allowsGuests),
    isOff: z.boolean().default(DEFAULTS.champion.isOff),
  }),
} satisfies { readonly [Page in SettingsPage]: z.ZodType<Settings[Page]> };

/** How a workspace speaks of customers, from its stored page; undefined where it has saved none. */
export function customerSettingsOf(value: string | undefined): Settings['customers'] {
  return PAGES.customers.parse(JSON.parse(value ?? '{}'));
}

/** What one workspace has chosen. Read anew each time: several replicas serve it, and privacy must not lag behind. */
export function settings(tx: Tx, workspaceId: string) {
  return {
    async read(): Promise<Settings> {
      const rows = await tx.setting.findMany({ where: { workspaceId } });
      const stored = (page: SettingsPage): unknown => JSON.parse(rows.find((row) => row.page === page)?.value ?? '{}');
      return {
        customers: PAGES.customers.parse(stored('customers')),
        privacy: PAGES.privacy.parse(stored('privacy')),
        meetings: PAGES.meetings.parse(stored('meetings')),
        time: PAGES.time.parse(stored('time')),
        feedback: PAGES.feedback.parse(stored('feedback')),
        ideas: PAGES.ideas.parse(stored('ideas')),
        champion: PAGES.champion.parse(stored('champion')),
      };
    },

    async save<Page extends SettingsPage>(page: Page, chosen: Settings[Page], now: Date): Promise<void> {
      const value = JSON.stringify(chosen);
      await tx.setting.upsert({
        where: { workspaceId_page: { workspaceId, page } },
        create: { workspaceId, page, value, updatedAt: now },
        update: { value, updatedAt: now },
      });
    },

    /** How customers are called in this workspace. It stands in a column, so that every read of a customer has it at hand. */
    async display(): Promise<Display> {
      const { display } = await tx.workspace.findUniqueOrThrow({
        where: { id: workspaceId },
        select: { display: true },
      });
      return display;
    },

    async saveDisplay(display: Display): Promise<void> {
      await tx.workspace.update({ where: { id: workspaceId }, data: { display } });
    },
  };
}
