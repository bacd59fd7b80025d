import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';
import { defineMenu } from '../../slack/menus.ts';

const Reference = z.object({ id: z.string() });

export const opener = defineCommand('/opener');

/** Shows only this person what would be posted now. */
export const previewIt = defineButton('openers.preview', Reference);
/** The three dots on a story in a post: `o` names the meeting, `c` the conversation; short, because a menu's entries hold little. */
export const inMeeting = defineMenu(
  'openers.in_meeting',
  z.object({ a: z.enum(['another', 'skip']), o: z.string(), c: z.string() }),
);
/** Opens the form for a new opener. */
export const setUp = defineButton('openers.set_up', z.object({}));
/** Opens the form again as it was filled in, when the bot was not in the channel yet. */
/** All openers that whoever presses may know of, in App Home. */
export const seeOpeners = defineButton('openers.see_all', z.object({}));

export const goOn = defineButton(
  'openers.go_on',
  z.object({
    channel: z.string(),
    name: z.string(),
    /** Missing in messages from before meetings could be other than weekly. */
    rhythm: z.string().default('week:1'),
    weekdays: z.array(z.string()).nullable(),
    time: z.string(),
    zone: z.string(),
    lead: z.number(),
    length: z.number(),
  }),
);
export const runNow = defineButton('openers.run', Reference);
export const removeIt = defineButton('openers.remove', Reference);
export const joinChannel = defineButton('openers.join_channel', Reference);
/** On a notice that an opener did not, or perhaps not, reach its channel. */
export const postItNow = defineButton('openers.post_now', z.object({ id: z.string(), occurrenceId: z.string() }));

/** One meeting: the rule's own local date names it. */
const MeetingReference = z.object({
  id: z.string(),
  date: z.string(),
  /** Which view is shown again afterwards. */
  from: z.enum(['card', 'dates']),
});

/** Shows one opener, with its next dates and all that can be changed. */
export const showIt = defineButton('openers.show', Reference);
export const editIt = defineButton('openers.edit_it', Reference);
export const openSettings = defineButton('openers.open_settings', Reference);
export const resumeIt = defineButton('openers.resume', Reference);
/** Skips the meeting whose date it carries, and no other one when it is pressed again. */
export const skipIt = defineButton('openers.skip', MeetingReference);
export const moveIt = defineButton('openers.move', MeetingReference);
/** Takes back that a meeting was skipped or moved. */
export const putBack = defineButton('openers.put_back', MeetingReference);
export const takeOver = defineButton('openers.take_over', Reference);
export const handItTo = defineButton('openers.hand_it_to', Reference);
/** What else can be done with an opener. */
export const more = defineMenu(
  'openers.more',
  z.object({ act: z.enum(['dates', 'pause', 'hand_over', 'log', 'remove']), id: z.string() }),
);

/** One meeting of an opener: when it starts, in milliseconds. */
const MeetingOf = z.object({ id: z.string(), at: z.number() });

// In somebody's morning, about a meeting on their next working day.
/** Opens the form: what is logged may be heard by the meeting. */
export const logForMeeting = defineButton('openers.log_for_meeting', MeetingOf);
/** Opens the form: what is logged is told to the meeting by whoever logs it. */
export const tellNew = defineButton('openers.tell_new', MeetingOf);
/** They tell more of what the meeting hears. */
export const tellMore = defineButton('openers.tell_more', MeetingOf);
export const notThisTime = defineButton('openers.not_this_time', MeetingOf);
export const askedMenu = defineMenu('openers.asked', MeetingOf.extend({ act: z.enum(['mute']) }));
export const askAgain = defineButton('openers.ask_again', z.object({}));

/** In the news about a channel: the opener rests until somebody resumes it. */
export const pauseNow = defineButton('openers.pause_now', Reference);
/** A conversation that is not answered yet, and a meeting that may hear it. */
const ReleaseReference = z.object({ conversationId: z.string(), openerId: z.string() });
export const releaseFor = defineButton('openers.release_for', ReleaseReference);
export const takeReleaseBack = defineButton('openers.take_release_back', ReleaseReference);
