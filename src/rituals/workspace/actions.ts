import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';

export const chair = defineCommand('/chair');

/** A member's own card, and what can be changed from it. */
export const showMe = defineButton('workspace.show_me', z.object({}));
export const changeMe = defineButton('workspace.change_me', z.object({}));
export const pauseMe = defineButton('workspace.pause_me', z.object({}));
export const resumeMe = defineButton('workspace.resume_me', z.object({}));

/** Shows what is set up, and what may be changed. */
export const showSetUp = defineButton('workspace.show_set_up', z.object({}));
export const changeCustomers = defineButton('workspace.change_customers', z.object({}));
/** The same page with a business's or a nonprofit's words in it. */
export const useBusinessWords = defineButton('workspace.use_business_words', z.object({}));
export const useNonprofitWords = defineButton('workspace.use_nonprofit_words', z.object({}));
export const changePrivacy = defineButton('workspace.change_privacy', z.object({}));
export const changeMeetings = defineButton('workspace.change_meetings', z.object({}));
export const changeWork = defineButton('workspace.change_work', z.object({}));
export const changeHearing = defineButton('workspace.change_hearing', z.object({}));
export const changeClocks = defineButton('workspace.change_clocks', z.object({}));
export const changeIdeas = defineButton('workspace.change_ideas', z.object({}));
export const changeChampion = defineButton('workspace.change_champion', z.object({}));
export const changeReminders = defineButton('workspace.change_reminders', z.object({}));
