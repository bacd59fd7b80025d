import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CommandPrefix } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { prefixed } from '../slack/commands.ts';

export const MODES = ['socket', 'http'] as const;
export type Mode = (typeof MODES)[number];

/** manifests/ lies beside src/ and beside dist/. */
const FOLDER = path.resolve(import.meta.dirname, '../../manifests');

// The first two only keep their place in what is printed.
const Manifest = z.looseObject({
  _metadata: z.unknown(),
  display_information: z.unknown(),
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ command: z.string() })) }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.looseObject({
    interactivity: z.looseObject({}),
    event_subscriptions: z.looseObject({}),
  }),
});
export type Manifest = z.output<typeof Manifest>;

/** The app manifest as it lies in the repository. */
export function readManifest(mode: Mode): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(path.join(FOLDER, `${mode}.json`), 'utf8')));
}

/**
 * The manifest for one installation.
 * @param options.prefix put before each command's name; "" for none
 * @param options.url the bot's public https address; needed in HTTP mode, unused in Socket Mode
 * @throws OperatorError when an option is wrong or missing
 */
export function manifestFor(options: { mode: Mode; prefix: string; url?: string | undefined }): Manifest {
  const { mode, prefix, url } = options;
  if (prefix !== '' && !CommandPrefix.safeParse(prefix).success) {
    throw new OperatorError('--prefix must be up to 16 of a-z, 0-9 and "-", for example "ec-".');
  }
  const manifest = withPrefix(readManifest(mode), prefix);
  return mode === 'http' ? withUrl(manifest, eventsUrl(url)) : manifest;
}

function withPrefix(manifest: Manifest, prefix: string): Manifest {
  const commands = manifest.features.slash_commands.map((each) => ({
    ...each,
    command: prefixed(each.command, prefix),
  }));
  return { ...manifest, features: { ...manifest.features, slash_commands: commands } };
}

function withUrl(manifest: Manifest, url: string): Manifest {
  const { features, settings } = manifest;
  return {
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map((command) => ({ ...command, url })) },
    settings: {
      ...settings,
      // The second one is where selects that search ask for their options.
      interactivity: { ...settings.interactivity, request_url: url, message_menu_options_url: url },
      event_subscriptions: { ...settings.event_subscriptions, request_url: url },
    },
  };
}

/** Slack talks to one address, /slack/events under whatever path the bot is published at. */
function eventsUrl(base: string | undefined): string {
  if (base === undefined) {
    throw new OperatorError(
      'HTTP mode needs --url with the bot’s public address, for example https://chair.example.com.',
    );
  }
  if (!URL.canParse(base) || new URL(base).protocol !== 'https:') {
    throw new OperatorError('--url must be an https address, for example https://chair.example.com.');
  }
  const { origin, pathname } = new URL(base);
  return `${origin}${pathname.replace(/\/(slack\/events\/?)?$/, '')}/slack/events`;
}
