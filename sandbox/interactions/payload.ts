import type { Outcome } from '../bot-link.ts';
import { channelNameForApps, type JsonObject, teamObject } from '../objects.ts';
import type { ChannelRecord, PersonRecord } from '../state.ts';
import type { World } from '../world.ts';

export const VERIFICATION_TOKEN = 'pocket-verification-token';

const SLACKBOT = 'USLACKBOT';

/** What every interaction says about who acted and where. */
export function actor(world: World, person: PersonRecord): JsonObject {
  const { team } = world.state;
  return {
    team: teamObject(team),
    user: { id: person.id, username: person.username, name: person.username, team_id: person.teamId },
    token: VERIFICATION_TOKEN,
    is_enterprise_install: false,
    enterprise: team.enterprise,
  };
}

export const channelReference = (channel: ChannelRecord): JsonObject => ({
  id: channel.id,
  name: channelNameForApps(channel),
});

export function responseUrl(world: World, channelId: string, personId: string, messageTs: string | null): string {
  return `${world.origin()}${world.responseUrls.issue({ channelId, personId, messageTs })}`;
}

/** Why Slack says that the bot did not answer; null when it did. */
export function failureOf(outcome: Outcome): string | null {
  if (outcome.kind === 'acknowledged') return null;
  return outcome.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}

/** Slack's own client tells her something, in a channel as Slackbot when there is one. */
export function tell(world: World, person: PersonRecord, sentence: string, channel?: ChannelRecord): void {
  world.notices.set(person.id, [...(world.notices.get(person.id) ?? []), sentence]);
  if (channel) {
    world.state.addMessage(
      { channelId: channel.id, userId: SLACKBOT, text: sentence, ephemeralFor: person.id },
      world.clock.now(),
    );
  }
  world.activity.changed();
}
