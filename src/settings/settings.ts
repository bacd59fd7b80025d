/** How much of a customer's name is shown, from all to nothing. */
export const DISPLAYS = ['full_name', 'first_name', 'initials', 'anonymous'] as const;
export type Display = (typeof DISPLAYS)[number];

/** How a workspace speaks of the people it serves. */
export interface CustomerSettings {
  /** "customer" and "customers", or what this workspace says: "patient", "participants". Lower case. */
  readonly noun: { readonly one: string; readonly many: string };
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

/** The pages of a workspace's set-up, each saved on its own. */
export interface Settings {
  readonly customers: CustomerSettings;
  readonly privacy: PrivacySettings;
  readonly meetings: MeetingSettings;
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
};

/** Of two display policies the one that shows less: of a workspace's and a customer's own, or of two that are merged. */
export function stricter(one: Display, other: Display | null): Display {
  if (other === null) return one;
  return DISPLAYS.indexOf(one) > DISPLAYS.indexOf(other) ? one : other;
}
