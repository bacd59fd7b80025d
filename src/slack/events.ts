import type { z } from 'zod';
import type { HasRoutes } from './routes.ts';

/** `eventId` is equal when Slack delivers the event again. */
export type EventListener<Payload> = (event: Payload, eventId: string) => Promise<void>;

export interface EventDefinition<Payload> {
  readonly type: string;
  on(slack: HasRoutes, listener: EventListener<Payload>): void;
}

/** Events by which a person asks something of the bot, unlike news that are true whoever caused them. */
const ACTS: ReadonlySet<string> = new Set(['app_home_opened', 'reaction_added']);

/**
 * Whether an event is an act of one person. Those of another team's people are dropped where the payload tells; often it
 * does not, so a listener asks `people` whether the person is a stranger.
 */
export function isActOfAPerson(type: string): boolean {
  return ACTS.has(type);
}

/** An event of the Events API. Slack has its acknowledgement before the listener runs; it may come again. */
export function defineEvent<Schema extends z.ZodType>(type: string, schema: Schema): EventDefinition<z.output<Schema>> {
  return {
    type,
    on: (slack, listener) => slack.routes.onEvent(type, (event) => listener(schema.parse(event.body), event.id)),
  };
}
