import { z } from 'zod';
import type { Place } from './act.ts';

/** What we read of Slack's payloads. Anything may be missing in what Slack calls optional; unknown keys are ignored. */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const user = z.object({ id: z.string(), team_id: optionalText });
const team = z.object({ id: z.string(), domain: optionalText }).nullish();
const enterprise = z.object({ id: z.string() }).nullish();
const channel = z.object({ id: z.string(), name: optionalText }).nullish();

const person = { user, team, enterprise };

export const CommandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  user_id: z.string(),
  team_id: optionalText,
  enterprise_id: optionalText,
  channel_id: z.string(),
  channel_name: optionalText,
  response_url: optionalText,
});

/** The state of a form: block id → action id → what was entered. */
export const FormState = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });
export type FormState = z.output<typeof FormState>;

const view = z.object({
  id: z.string(),
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: z.object({ text: z.string() }).nullish(),
  state: FormState.nullish(),
});

export const ActionPayload = z.object({
  ...person,
  trigger_id: z.string(),
  response_url: optionalText,
  channel,
  container: z.object({ thread_ts: optionalText, is_ephemeral: z.boolean().default(false) }).nullish(),
  message: z.object({ thread_ts: optionalText }).nullish(),
  view: view.nullish(),
  actions: z.tuple([z.looseObject({ action_id: z.string(), type: z.string() })], z.unknown()),
});
export type ActionPayload = z.output<typeof ActionPayload>;

export const SubmissionPayload = z.object({ ...person, trigger_id: optionalText, view });
export type SubmissionPayload = z.output<typeof SubmissionPayload>;

export const SuggestionPayload = z.object({ ...person, action_id: z.string(), value: z.string().default('') });

export const GlobalShortcutPayload = z.object({ ...person, callback_id: z.string(), trigger_id: z.string() });

export const MessageShortcutPayload = z.object({
  ...GlobalShortcutPayload.shape,
  response_url: optionalText,
  channel: z.object({ id: z.string(), name: optionalText }),
  message: z.object({
    ts: z.string(),
    thread_ts: optionalText,
    text: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
  }),
});

export const EventPayload = z.object({
  event_id: z.string(),
  enterprise_id: optionalText,
  event: z.looseObject({ type: z.string() }),
});

/** Of which team the person of an event is, where Slack says so (shared channels, Slack Connect). */
export const EventActor = z
  .object({ user_team: optionalText, source_team: optionalText })
  .transform((event) => event.user_team ?? event.source_team);

/** Who acted, in whichever payload: for the check that people of another team may do nothing. */
export const ActorPayload = z
  .object({
    user: user.optional(),
    enterprise,
    user_id: optionalText,
    team_id: optionalText,
    enterprise_id: optionalText,
  })
  .transform((body) => ({
    userId: body.user?.id ?? body.user_id,
    teamId: body.user ? body.user.team_id : body.team_id,
    enterpriseId: body.enterprise?.id ?? body.enterprise_id,
  }));

/** Slack names private channels "privategroup" and DMs "directmessage"; where it gives no name, nothing is known. */
export function placeOf(channelId: string, name: string | null): Place {
  return { channelId, kind: placeKind(channelId, name) };
}

function placeKind(channelId: string, name: string | null): Place['kind'] {
  if (channelId.startsWith('D') || name === 'directmessage') return 'dm';
  if (channelId.startsWith('G') || name === 'privategroup' || name?.startsWith('mpdm-')) return 'private';
  return name ? 'public' : 'unknown';
}
