import { z } from 'zod';
import type { FeedbackSettings } from '../../settings/settings.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelField, personField } from '../../slack/pick-fields.ts';

const fields = {
  size: radioField({
    label: 'How do you work?',
    choices: [
      { value: 'small', text: 'A small team: hosts hear everything, and nobody takes turns at it' },
      { value: 'full', text: 'With channels and a lead, as below' },
    ],
  }),
  triage: channelField({
    label: 'Channel for what needs an answer',
    hint: 'Each new story has a card there, to be taken by whoever can answer.',
    startsEmpty: true,
  }).or(''),
  share: channelField({
    label: 'Channel for answers that are told to everyone',
    hint: 'Good and bad news alike.',
    startsEmpty: true,
  }).or(''),
  lead: personField({
    label: 'Lead',
    hint: 'Hears of what still waits two working days after it was too late. Empty: nobody does.',
  }).or(''),
  guests: radioField({
    label: 'May guests own feedback?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes, of what they may read' },
    ],
  }),
  shared: radioField({
    label: 'May channels shared with other organisations hear what was said?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes: their people read it too' },
    ],
  }),
};

export type HearingValues = ValuesOf<typeof fields>;

/** Who hears of feedback, and where. */
export const hearingForm = defineModal({
  callbackId: 'workspace.hearing',
  title: 'Who hears of it',
  submit: 'Save',
  metadata: z.object({ goesRound: z.boolean().default(false) }),
  fields,
});

/** The settings as the form shows them. @param goesRound whether a customer champion hears what a host would */
export function hearingValues(feedback: FeedbackSettings, goesRound: boolean): HearingValues {
  const { triageChannelId, shareChannelId, leadId, guestsMayOwn, allowsSharedChannels } = feedback;
  return {
    size: isSmallTeam(feedback) && !goesRound ? 'small' : 'full',
    triage: triageChannelId,
    share: shareChannelId,
    lead: leadId,
    guests: guestsMayOwn ? 'yes' : 'no',
    shared: allowsSharedChannels ? 'yes' : 'no',
  };
}

/** A small team with a channel is not what somebody meant. */
export function validateHearing(
  { size, triage, share, lead }: HearingValues,
  { goesRound }: { readonly goesRound: boolean },
): Partial<Record<keyof HearingValues, string>> {
  const isEmpty = triage === '' && share === '' && lead === '';
  if (size === 'small' && !isEmpty) return { size: 'To use the channels or the lead below, choose the other one.' };
  if (size === 'full' && isEmpty && !goesRound)
    return { triage: 'Choose a channel here or below, or a lead; or be a small team.' };
  return {};
}

/** The form's answers laid over what held before. */
export function withHearing(
  before: FeedbackSettings,
  { triage, share, lead, guests, shared }: HearingValues,
): FeedbackSettings {
  return {
    ...before,
    triageChannelId: triage,
    shareChannelId: share,
    leadId: lead,
    guestsMayOwn: guests === 'yes',
    allowsSharedChannels: shared === 'yes',
  };
}

/** Whether no channel and no lead was chosen: hosts hear what others would. */
export function isSmallTeam({ triageChannelId, shareChannelId, leadId }: FeedbackSettings): boolean {
  return triageChannelId === '' && shareChannelId === '' && leadId === '';
}
