import { z } from 'zod';
import { field, type Labels, placeholderOf, type RequiredField } from './fields.ts';

const picked = (key: 'selected_date' | 'selected_time' | 'selected_conversation' | 'selected_user') =>
  z
    .object({ [key]: z.string().nullish() })
    .optional()
    .transform((answer) => answer?.[key] ?? null);

const PickedDate = picked('selected_date');
const PickedTime = picked('selected_time');
const PickedConversation = picked('selected_conversation');

const PickedPerson = picked('selected_user');
const PickedPeople = z
  .object({ selected_users: z.array(z.string()).nullish() })
  .optional()
  .transform((answer) => answer?.selected_users ?? []);

const isLocalDate = (value: unknown): value is string => z.iso.date().safeParse(value).success;
const isWallTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
const isUserId = (value: unknown): value is string => typeof value === 'string' && /^[UW][A-Z0-9]+$/.test(value);
const isChannelId = (value: unknown): value is string => typeof value === 'string' && /^[CG][A-Z0-9]+$/.test(value);

/** A local date, YYYY-MM-DD. */
export function dateField(labels: Labels): RequiredField<string> {
  return field<string>({
    labels,
    accepts: isLocalDate,
    element: (actionId, value) => ({
      type: 'datepicker',
      action_id: actionId,
      ...(value ? { initial_date: value } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const value = PickedDate.parse(answer);
      return value === null || isLocalDate(value) ? { value } : { error: 'This is not a date of the calendar.' };
    },
  });
}

/** A wall time, HH:MM of 24 hours. Its zone is a field of its own: Slack would take the person's. */
export function timeField(labels: Labels): RequiredField<string> {
  return field<string>({
    labels,
    accepts: isWallTime,
    element: (actionId, value) => ({
      type: 'timepicker',
      action_id: actionId,
      ...(value ? { initial_time: value } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const value = PickedTime.parse(answer);
      return value === null || isWallTime(value) ? { value } : { error: 'A time looks like 10:00.' };
    },
  });
}

export interface ChannelLabels extends Labels {
  /** Without a value nothing is chosen; otherwise preselected is where the modal was opened. */
  readonly startsEmpty?: boolean;
}

/** A public or private channel's id, chosen among those the person sees. */
export function channelField(labels: ChannelLabels): RequiredField<string> {
  return field<string>({
    labels,
    accepts: isChannelId,
    element: (actionId, value) => ({
      type: 'conversations_select',
      action_id: actionId,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(value ? { initial_conversation: value } : { default_to_current_conversation: labels.startsEmpty !== true }),
      ...placeholderOf(labels),
    }),
    entered: (answer) => ({ value: PickedConversation.parse(answer) }),
  });
}

/** One person's Slack id, chosen among all of the workspace. */
export function personField(labels: Labels): RequiredField<string> {
  return field<string>({
    labels,
    accepts: isUserId,
    element: (actionId, value) => ({
      type: 'users_select',
      action_id: actionId,
      ...(value ? { initial_user: value } : {}),
      ...placeholderOf(labels),
    }),
    entered: (answer) => ({ value: PickedPerson.parse(answer) }),
  });
}

/** Several people's Slack ids, chosen among all of the workspace. `.or(null)` when nobody is fine. */
export function peopleField(labels: Labels): RequiredField<readonly string[]> {
  return field<readonly string[]>({
    labels,
    accepts: (value): value is readonly string[] => Array.isArray(value) && value.every(isUserId),
    element: (actionId, value) => ({
      type: 'multi_users_select',
      action_id: actionId,
      ...(value && value.length > 0 ? { initial_users: [...value] } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const people = PickedPeople.parse(answer);
      return { value: people.length > 0 ? people : null };
    },
  });
}
