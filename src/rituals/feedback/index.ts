import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { registerForms } from './form-listeners.ts';
import { registerSteps } from './step-listeners.ts';

/** The loop: every piece of feedback gets an owner, an answer, is told to everyone and learned from. */
export function registerFeedback(slack: Slack, deps: RitualDeps): void {
  registerForms(slack, deps);
  registerSteps(slack, deps);
}

// Parts that other rituals show or call.
export { takeHeardVerb } from './heard-verbs.ts';
