import type { Weekday } from '../schedule/rule.ts';

/** How much of a customer's name is shown, from all to nothing. */
export const DISPLAYS = ['full_name', 'first_name', 'initials', 'anonymous'] as const;
export type Display = (typeof DISPLAYS)[number];

/** What a workspace calls one of those it serves, and several: "customer" and "customers", "participant" and "participants". */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** How a workspace speaks of the people it serves. */
export interface CustomerSettings {
  /** Lower case. */
  readonly noun: Noun;
  /** The kinds that forms offer, in their order. A customer may have others, from before the list was changed. */
  readonly kinds: readonly string[];
  /** After how many days without a word a customer counts as not heard from; null when nobody wants to know. */
  readonly quietAfterDays: number | null;
  /** Of which kinds that is watched; empty for all. */
  readonly quietKinds: readonly string[];
}

export interface PrivacySettings {
  /** Whether personal data is masked before it is stored. */
  readonly masks: boolean;
  /** After how many months what customers said is deleted; null for never. */
  readonly keepMonths: number | null;
}

export interface MeetingSettings {
  /** What our service is for, in one sentence; "" when it was not said. */
  readonly purpose: string;
}

/** When a workspace works: its clocks stand still at other times. */
export interface TimeSettings {
  /** IANA zone in which days are counted; "" for each person's own. */
  readonly zone: string;
  /** ISO weekdays. */
  readonly weekdays: readonly Weekday[];
  /** Working hours, HH:MM, for whoever has not set their own. */
  readonly start: string;
  readonly end: string;
  /** ISO 3166-1 and -2 of the public holidays that are kept; "" for none. */
  readonly country: string;
  readonly region: string;
  /** Local dates (YYYY-MM-DD) on which nobody works, and those on which work ends at `halfDayUntil`. */
  readonly daysOff: readonly string[];
  readonly halfDays: readonly string[];
  readonly halfDayUntil: string;
  /** Clocks never stand still. */
  readonly isAroundTheClock: boolean;
}

/** How many working days each step may take. */
export interface Targets {
  /** From the customer's words to an owner, and to an answer. */
  readonly owner: number;
  readonly answer: number;
  /** From the answer until it is shared and learned from. */
  readonly learn: number;
}

/** Who hears of feedback, and how fast it is to move. */
export interface FeedbackSettings {
  readonly targets: Targets;
  /** For single kinds of customers; of several kinds the fastest holds. */
  readonly targetsByKind: Readonly<Record<string, Targets>>;
  /** Slack channels; "" where there is none. */
  readonly triageChannelId: string;
  readonly shareChannelId: string;
  /** Slack id of the person who hears of what waits far too long; "" for nobody. */
  readonly leadId: string;
  readonly guestsMayOwn: boolean;
  /** Whether channels that are shared with other organisations may hear customers' words. */
  readonly allowsSharedChannels: boolean;
  /** Local date from which clocks run: what was heard before has none; "" for all. */
  readonly countingFrom: string;
  /** When reminders come, as a cron expression; "" for the start of each person's working morning. */
  readonly remindersAt: string;
  /** Whether somebody whose Slack status says that they are away is left in peace. */
  readonly heedsStatus: boolean;
}

/** How ideas are answered, and where they are talked about. */
export interface IdeaSettings {
  /** Slack channel in which each new idea is posted; "" for none. */
  readonly channelId: string;
  /** Slack ids of the people who review besides admins and the champion. */
  readonly reviewerIds: readonly string[];
  /** Whether ideas can be sent without a name. */
  readonly allowsNameless: boolean;
  /** Working days until an idea is acknowledged, and until it is decided. */
  readonly acknowledgeWithin: number;
  readonly decideWithin: number;
  /** How many ideas a year the workspace aims at; null when it does not. */
  readonly yearlyAim: number | null;
  /** What can come of an idea, in the workspace's own words. */
  readonly outcomes: readonly string[];
}

/** How the turn of the customer champion goes round. */
export interface ChampionSettings {
  /** How long a term is. */
  readonly unit: 'weeks' | 'months';
  readonly length: number;
  /** When one starts: ISO weekday, and HH:MM in the workspace's zone. */
  readonly weekday: Weekday;
  readonly startTime: string;
  /** IANA zone of whoever agreed first, for workspaces that have none of their own; "" before. */
  readonly zone: string;
  /** Slack channel that hears who it is; "" for none. */
  readonly channelId: string;
  /** Slack's user group that holds whoever is champion, with its handle without "@"; "" for none. */
  readonly groupId: string;
  readonly groupHandle: string;
  /** Whether somebody else has to second a nomination before its nominee is asked. */
  readonly needsConfirmation: boolean;
  readonly allowsGuests: boolean;
  /** The workspace does without one, whoever is willing. */
  readonly isOff: boolean;
}

/** The pages of a workspace's set-up, each saved on its own. */
export interface Settings {
  readonly customers: CustomerSettings;
  readonly privacy: PrivacySettings;
  readonly meetings: MeetingSettings;
  readonly time: TimeSettings;
  readonly feedback: FeedbackSettings;
  readonly ideas: IdeaSettings;
  readonly champion: ChampionSettings;
}

export type SettingsPage = keyof Settings;

/** Nouns and kinds to begin with. */
export const PRESETS = {
  business: { noun: { one: 'customer', many: 'customers' }, kinds: ['buyer', 'user', 'partner'] },
  nonprofit: { noun: { one: 'participant', many: 'participants' }, kinds: ['person served', 'volunteer', 'donor'] },
  both: { noun: { one: 'customer', many: 'customers' }, kinds: ['buyer', 'user', 'volunteer', 'donor', 'partner'] },
} as const;
export type Preset = keyof typeof PRESETS;

/** What holds until somebody chooses otherwise: a small team fills in nothing. */
export const DEFAULTS: Settings = {
  customers: { ...PRESETS.both, quietAfterDays: null, quietKinds: [] },
  privacy: { masks: true, keepMonths: null },
  meetings: { purpose: '' },
  time: {
    zone: '',
    weekdays: [1, 2, 3, 4, 5],
    start: '09:00',
    end: '17:00',
    country: '',
    region: '',
    daysOff: [],
    halfDays: [],
    halfDayUntil: '13:00',
    isAroundTheClock: false,
  },
  feedback: {
    targets: { owner: 1, answer: 3, learn: 5 },
    targetsByKind: {},
    triageChannelId: '',
    shareChannelId: '',
    leadId: '',
    guestsMayOwn: false,
    allowsSharedChannels: false,
    countingFrom: '',
    remindersAt: '',
    heedsStatus: false,
  },
  ideas: {
    channelId: '',
    reviewerIds: [],
    allowsNameless: false,
    acknowledgeWithin: 2,
    decideWithin: 20,
    yearlyAim: null,
    outcomes: ['shipped', 'saved time', 'saved money', 'patented'],
  },
  champion: {
    unit: 'weeks',
    length: 2,
    weekday: 1,
    startTime: '09:00',
    zone: '',
    channelId: '',
    groupId: '',
    groupHandle: '',
    needsConfirmation: false,
    allowsGuests: false,
    isOff: false,
  },
};

/** Of two display policies the one that shows less: of a workspace's and a customer's own, or of two that are merged. */
export function stricter(one: Display, other: Display | null): Display {
  if (other === null) return one;
  return DISPLAYS.indexOf(one) > DISPLAYS.indexOf(other) ? one : other;
}
