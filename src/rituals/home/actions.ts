import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';

/** Other pages of what waits for the viewer, from 0. */
const Page = z.object({ page: z.number() });
export const soonerWork = defineButton('home.sooner_work', Page);
export const laterWork = defineButton('home.later_work', Page);
