import type { Button, KnownBlock } from '@slack/types';
import type { FeedbackSettings, Settings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import { actions, divider, header, section } from '../../slack/blocks.ts';
import type { RitualDeps } from '../deps.ts';
import { changeHearing, changeMeetings, changeWork, showSetUp } from './actions.ts';
import { isSmallTeam } from './hearing-form.ts';

/** What nobody has said anything about yet, with the button that mends it. */
interface Missing {
  readonly line: string;
  readonly fix: Button;
}

/** A part of App Home, and what stands there where not all of it fits. */
interface AtHome {
  readonly blocks: readonly KnownBlock[];
  readonly brief: readonly KnownBlock[];
}

/** App Home's part for admins: what is missing first, each with its fix. @param others what other rituals miss */
export async function setUpPart({ db, workspace }: RitualDeps, others: readonly Missing[]): Promise<AtHome> {
  return setUpBlocks([...others, ...missingIn(await settings(db.prisma, workspace.id).read())]);
}

/** Everything works without; a small team needs none of it. */
function missingIn({ time, meetings, feedback, champion }: Settings): Missing[] {
  const all: readonly (Missing & { readonly isMissing: boolean })[] = [
    {
      // A small team that said so has all it wants.
      isMissing: hasNoChannel(feedback) && !(champion.isOff && isSmallTeam(feedback)),
      line: 'Who hears of feedback? Now a meeting’s host does, as suits a small team.',
      fix: changeHearing.element('Choose channels', {}),
    },
    {
      isMissing: time.country === '' && time.daysOff.length === 0,
      line: 'Which public holidays do you keep? Now clocks run on all of them.',
      fix: changeWork.element('Choose a country', {}),
    },
    {
      isMissing: meetings.purpose === '',
      line: 'What is your service for? One sentence stands above each opener.',
      fix: changeMeetings.element('Say it', {}, { label: 'Say what your service is for' }),
    },
  ];
  return all.filter(({ isMissing }) => isMissing);
}

function hasNoChannel({ triageChannelId, shareChannelId }: FeedbackSettings): boolean {
  return triageChannelId === '' && shareChannelId === '';
}

function setUpBlocks(missing: readonly Missing[]): AtHome {
  const start = [divider(), header('Set-up')];
  const all = actions(showSetUp.element('Show the whole set-up', {}));
  const lines = missing.map(({ line, fix }) => section(line, fix));
  return {
    blocks: [...start, ...(missing.length === 0 ? [section('Everything is set up.')] : lines), all],
    brief: [...start, ...lines.slice(0, 1), all],
  };
}
