import type { AnyBlock } from '@slack/types';
import { z } from 'zod';

/** What the page shows of a person. */
export interface PagePerson {
  readonly id: string;
  readonly name: string;
  /** What they do, in a word or two; empty when unknown. */
  readonly role: string;
  /** IANA zone. */
  readonly zone: string;
  /** BCP 47, for instance `fi-FI`; decides between 24 and 12 hours. */
  readonly locale: string;
  readonly kind: 'member' | 'admin' | 'guest' | 'stranger' | 'bot';
}

export interface PageChannel {
  readonly id: string;
  /** Without the number sign; the other person's name for a direct message. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm';
  readonly isShared: boolean;
  readonly isArchived: boolean;
  /** Whether the acting person is in it. */
  readonly isMember: boolean;
}

export interface PageMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  /** Ts of the message it answers; null outside threads. */
  readonly threadTs: string | null;
  /** The emoji under it, by name, and how many people put each. */
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
}

export interface PageModal {
  readonly viewId: string;
  readonly title: string;
  /** Label of the submit button; null when the view has none. */
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly AnyBlock[];
  /** Sentence by block id: what the bot, or Slack's own client, objects to. */
  readonly errors: Readonly<Record<string, string>>;
  /** What Slack says when the submission failed as a whole. */
  readonly problem: string | null;
  /** Views in the stack, this one included. */
  readonly depth: number;
}

export interface PageCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** Everything one person can see at one instant. */
export interface Snapshot {
  readonly workspace: string;
  /** ISO instant of the demo clock. */
  readonly now: string;
  /** ISO instant of the bot's next post; null when none is planned. */
  readonly nextPostAt: string | null;
  /** Whether the demo clock is ahead of the machine's, to which it then cannot go back. */
  readonly isClockAhead: boolean;
  readonly me: PagePerson;
  /** People one can act as, in seeding order. */
  readonly cast: readonly PagePerson[];
  /** Everybody by id, strangers and the app included, for names in text. */
  readonly people: Readonly<Record<string, PagePerson>>;
  readonly app: PagePerson;
  readonly appDmId: string | null;
  readonly channels: readonly PageChannel[];
  /** Oldest first within each channel. */
  readonly messages: readonly PageMessage[];
  readonly modal: PageModal | null;
  readonly home: { readonly blocks: readonly AnyBlock[] } | null;
  readonly commands: readonly PageCommand[];
  readonly globalShortcuts: readonly string[];
  readonly messageShortcuts: readonly string[];
}

const plainText = z.object({ type: z.literal('plain_text'), text: z.string(), emoji: z.boolean().exactOptional() });
const markdownText = z.object({ type: z.literal('mrkdwn'), text: z.string(), verbatim: z.boolean().exactOptional() });
const option = z.object({
  text: z.discriminatedUnion('type', [plainText, markdownText]),
  value: z.string().exactOptional(),
  description: plainText.exactOptional(),
  url: z.string().exactOptional(),
});
const id = z.string().min(1);

/** What an input holds, in the words of Slack's `view.state.values`. */
export const elementState = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['plain_text_input', 'url_text_input', 'email_text_input', 'number_input']),
    value: z.string().nullable(),
  }),
  z.object({
    type: z.enum(['static_select', 'external_select', 'radio_buttons']),
    selected_option: option.nullable(),
  }),
  z.object({
    type: z.enum(['multi_static_select', 'multi_external_select', 'checkboxes']),
    selected_options: z.array(option),
  }),
  z.object({ type: z.literal('users_select'), selected_user: id.nullable() }),
  z.object({ type: z.literal('multi_users_select'), selected_users: z.array(id) }),
  z.object({ type: z.literal('conversations_select'), selected_conversation: id.nullable() }),
  z.object({ type: z.literal('multi_conversations_select'), selected_conversations: z.array(id) }),
  z.object({ type: z.literal('channels_select'), selected_channel: id.nullable() }),
  z.object({ type: z.literal('multi_channels_select'), selected_channels: z.array(id) }),
  z.object({ type: z.literal('datepicker'), selected_date: z.string().nullable() }),
  z.object({
    type: z.literal('timepicker'),
    selected_time: z.string().nullable(),
    timezone: z.string().exactOptional(),
  }),
]);
export type ElementState = z.infer<typeof elementState>;
export type PageOption = z.infer<typeof option>;

/** State by block id, then action id. */
export const stateValues = z.record(z.string(), z.record(z.string(), elementState));
export type StateValues = z.infer<typeof stateValues>;

const pressed = z.union([
  elementState,
  z.object({ type: z.literal('button'), value: z.string().exactOptional() }),
  z.object({ type: z.literal('overflow'), selected_option: option }),
]);
export type Pressed = z.infer<typeof pressed>;

const container = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channelId: id, ts: id }),
  z.object({ kind: z.literal('modal') }),
  z.object({ kind: z.literal('home') }),
]);
export type Container = z.infer<typeof container>;

/** What the acting person does on the page. */
export const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('type'), channelId: id, text: z.string().min(1).max(12_000) }),
  z.object({ kind: z.literal('join'), channelId: id }),
  z.object({ kind: z.literal('press'), container, blockId: id, actionId: id, pressed, values: stateValues }),
  z.object({ kind: z.literal('submit'), values: stateValues }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('shortcut'), name: id }),
  z.object({ kind: z.literal('message-shortcut'), name: id, channelId: id, ts: id }),
  z.object({ kind: z.literal('react'), emoji: id, channelId: id, ts: id }),
  z.object({ kind: z.literal('open-app'), tab: z.enum(['home', 'messages']) }),
]);
export type Act = z.infer<typeof act>;

/** A question of an external select for its options. */
export const optionsQuery = z.object({ container, blockId: id, actionId: id, query: z.string().max(3000) });
export type OptionsQuery = z.infer<typeof optionsQuery>;

/** `now` is the machine's time, `next-post` to the instant of the bot's next post; a number is milliseconds from the present demo instant. */
export const clockMove = z.union([z.literal('now'), z.literal('next-post'), z.number().int()]);
export type ClockMove = z.infer<typeof clockMove>;

export interface OptionGroupAnswer {
  readonly label: string | null;
  readonly options: readonly PageOption[];
}

/** The answer to a move of the clock: `news` is a sentence on what the bot did meanwhile. */
export type MoveAnswer =
  | { readonly ok: true; readonly news: string | null }
  | { readonly ok: false; readonly trouble: string };

/** The answer to an act: `trouble` is a sentence to show where the act was done. */
export type ActAnswer = { readonly ok: true } | { readonly ok: false; readonly trouble: string };
