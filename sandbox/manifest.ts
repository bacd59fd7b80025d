import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifestSchema = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).prefault({}),
    bot_user: z.object({ display_name: z.string() }),
    shortcuts: z
      .array(z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() }))
      .default([]),
    slash_commands: z
      .array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string().default(''),
          should_escape: z.boolean().default(false),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
  }),
});

/** What the pocket Slack needs to know of an app's manifest. */
export type Manifest = z.output<typeof manifestSchema>;

/** @param source a manifest as an object, or the file it lies in. Throws in zod's words when it is none. */
export function readManifest(source: unknown): Manifest {
  const content: unknown =
    typeof source === 'string' || source instanceof URL ? JSON.parse(readFileSync(source, 'utf8')) : source;
  return manifestSchema.parse(content);
}

/** @param optional the optional scopes that whoever installed the app granted: all, none, or those named. */
export function grantedScopes(
  { oauth_config: { scopes } }: Manifest,
  optional: boolean | readonly string[],
): Set<string> {
  const isGranted = (scope: string): boolean =>
    !scopes.bot_optional.includes(scope) || (typeof optional === 'boolean' ? optional : optional.includes(scope));
  return new Set(scopes.bot.filter(isGranted));
}
