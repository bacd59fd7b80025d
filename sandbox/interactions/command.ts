import { channelNameForApps } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelRecord, PersonRecord } from '../state.ts';
import { postResponse, readCommandAnswer } from '../web-api/response-url.ts';
import type { World } from '../world.ts';
import { failureOf, responseUrl, tell, VERIFICATION_TOKEN } from './payload.ts';
import { escapeTyped } from './typed-text.ts';

/** Sends a slash command and shows what the bot acknowledged it with. */
export async function sendCommand(
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
  typed: string,
): Promise<void> {
  const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const known = world.manifest.features.slash_commands.find((each) => each.command === command);
  if (!known || person.isStranger) {
    tell(
      world,
      person,
      `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
      channel,
    );
    return;
  }
  const { team, bot } = world.state;
  const outcome = await world.link.deliver('slash_commands', {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    ...(team.enterprise ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name } : {}),
    channel_id: channel.id,
    channel_name: channelNameForApps(channel),
    user_id: person.id,
    user_name: person.username,
    command,
    text: escapeTyped(world.state, text.trim(), known.should_escape),
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(world, channel.id, person.id, null),
    trigger_id: world.triggers.issue(person.id),
  });
  const failure = failureOf(outcome);
  if (failure) tell(world, person, `${command} failed with the error "${failure}"`, channel);
  if (outcome.kind === 'acknowledged') showAnswer(world, person, channel, command, outcome.body);
}

function showAnswer(world: World, person: PersonRecord, channel: ChannelRecord, command: string, body: unknown): void {
  const answer = readCommandAnswer(body);
  if (!answer) return;
  try {
    postResponse(world, { channelId: channel.id, personId: person.id, messageTs: null }, answer);
    world.activity.changed();
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    tell(world, person, `${command} failed with the error "${error.code}"`, channel);
  }
}
