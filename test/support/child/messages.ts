import { z } from 'zod';

/** Where a child can be held, to be killed there. */
export const HOLDS = [
  'before-commit',
  'after-commit',
  'after-claim',
  'before-wire',
  'after-wire',
  'before-mark',
] as const;
export type Hold = (typeof HOLDS)[number];

/** What the test tells its child. */
export const ToChild = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('start'),
    /** The bot's environment. */
    env: z.record(z.string(), z.string()),
    now: z.coerce.date(),
    hold: z.enum(HOLDS),
  }),
  z.object({ do: z.literal('advance'), ms: z.number() }),
]);

/** What a child tells the test. */
export const FromChild = z.discriminatedUnion('said', [
  z.object({ said: z.literal('started') }),
  z.object({ said: z.literal('held'), at: z.enum(HOLDS) }),
]);
