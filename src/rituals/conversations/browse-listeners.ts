import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { type MemberFacts, viewerOf } from '../../access/viewer.ts';
import { localDate } from '../../schedule/local-time.ts';
import { search } from '../../search/search.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { logTyped, seeEarlier, seeLater, whatIHeard } from './actions.ts';
import { browsing, type ListQuery, searchableBy } from './browse-store.ts';
import { browsePage, type Page, unclearList } from './browse-views.ts';
import {
  type Asked,
  daysBefore,
  EVERYTHING,
  type ListFilters,
  type ListLine,
  ON_PAGE,
  pageWithin,
} from './browsing.ts';
import { parseCustomerName } from './command-line.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { openForm } from './opening-form.ts';
import type { Reading } from './reading.ts';
import { SEARCHED_AS } from './search-store.ts';
import { kindsNamed, kindsOf } from './told-by.ts';

/** /heard list and /heard search, page by page, and "What I heard" in App Home. */
export function registerBrowsing(slack: Slack, deps: RitualDeps): void {
  whatIHeard.on(slack, (click) => browse(deps, click, { kind: 'list', filters: { ...EVERYTHING, mine: true } }));
  for (const turn of [seeEarlier, seeLater]) {
    turn.on(slack, async (click) => {
      await click.reply.replace(await pageFor(deps, click.userId, click.value.asked, click.value.page));
    });
  }
  logTyped.on(slack, (click) => openForm(deps, click, null, { words: click.value.words }));
}

/** Answers in a modal: long lists have no place in a channel. */
export function browse(deps: RitualDeps, act: Act, asked: Asked): Promise<void> {
  return showInModal(act, 'What they said', () => pageFor(deps, act.userId, asked, 0));
}

/** A list that was asked for in a line, unless it names something that there is not. */
export async function browseLine(deps: RitualDeps, use: CommandUse, line: ListLine): Promise<void> {
  if (line.kind === 'unclear_list') {
    return use.reply.privately(unclearList(use.typed, line, await kindsOf(deps), await nounOf(deps)));
  }
  const { kind } = line.filters;
  if (kind === '') return browse(deps, use, line);
  const kinds = await kindsOf(deps);
  if (kindsNamed(kinds, kind).length > 0) return browse(deps, use, line);
  await use.reply.privately(
    unclearList(use.typed, { text: use.text.trim(), unclear: kind }, kinds, await nounOf(deps)),
  );
}

async function pageFor(deps: RitualDeps, userId: string, asked: Asked, wanted: number): Promise<Message> {
  const member = await deps.people.get(userId);
  const reader = await readerOfAll(deps, member);
  const reading = { now: deps.clock.now(), zone: member.zone };
  const { ids, ...rest } =
    asked.kind === 'list'
      ? await listed(deps, reader, reading, asked.filters, wanted)
      : await searched(deps, reader, asked.words, wanted);
  const rows = await conversations(deps.db.prisma, deps.workspace.id).byIds(ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const entries = ids.flatMap((id): Conversation[] => {
    const row = byId.get(id);
    return row && maySee(row, reader, ALONE) === 'whole' ? [row] : [];
  });
  const noun = await nounOf(deps);
  return browsePage({ asked, entries, reading, noun, ...rest });
}

/** A member as the reader of everything: in which of the channels that confined words came from is this person? */
async function readerOfAll({ db, workspace, channels, logger }: RitualDeps, member: MemberFacts): Promise<Person> {
  return viewerOf(
    member,
    await browsing(db.prisma, workspace.id).confinedPlaces(),
    (channelId) => channels.memberIds(channelId),
    (channelId, err) => logger.warn({ err, channelId }, 'who is in a channel could not be looked up'),
  );
}

type Read = Pick<Page, 'page' | 'count' | 'isMore' | 'saidByOthers'> & { readonly ids: readonly string[] };

async function listed(
  deps: RitualDeps,
  reader: Person,
  reading: Reading,
  filters: ListFilters,
  wanted: number,
): Promise<Read> {
  const store = browsing(deps.db.prisma, deps.workspace.id);
  const query = await queryOf(deps, filters, reading);
  const count = await store.count(query, reader);
  const page = pageWithin(wanted, count);
  const ids = await store.page(query, reader, page * ON_PAGE, ON_PAGE);
  return { ids, page, count, isMore: false, saidByOthers: new Set() };
}

async function queryOf(deps: RitualDeps, filters: ListFilters, { now, zone }: Reading): Promise<ListQuery> {
  const { customer, kind, days } = filters;
  return {
    ...filters,
    customer: customer === '' ? null : parseCustomerName(customer),
    kinds: kind === '' ? null : kindsNamed(await kindsOf(deps), kind),
    display: await settings(deps.db.prisma, deps.workspace.id).display(),
    heardSince: days === null ? '' : daysBefore(localDate(now, zone), days),
  };
}

async function searched({ db, workspace }: RitualDeps, reader: Person, words: string, wanted: number): Promise<Read> {
  const readable = searchableBy(workspace.id, reader);
  const { found, isMore } = await search(db, workspace.id).find(SEARCHED_AS, words, readable);
  const page = pageWithin(wanted, found.length);
  const shown = found.slice(page * ON_PAGE, (page + 1) * ON_PAGE);
  const ids = shown.map(({ subjectId }) => subjectId);
  const saidByOthers = new Set(shown.filter(({ part }) => part !== '').map(({ subjectId }) => subjectId));
  return { ids, page, count: found.length, isMore, saidByOthers };
}
