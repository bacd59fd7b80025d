import { defineCommand } from '../../slack/commands.ts';

export const chair = defineCommand('/chair');
