import { describe, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Mode } from '../support/team.ts';
import {
  asks,
  DEALT_WITH,
  EXCEEDED,
  hasLogged,
  logs,
  openersIn,
  presses,
  putsAway,
  removes,
  saves,
  setsUp,
  startStory,
  submitsAgain,
} from './acts.ts';

const MODES: readonly Mode[] = ['socket', 'http'];

describeEachProvider('a meeting’s week', (provider) => {
  describe.each(MODES)('over %s', (mode) => {
    it('goes from a customer’s words to the top of the agenda', async () => {
      const team = await startStory(provider, { mode });
      const { slack } = team;

      // The form by command, message shortcut and global shortcut; the receipt’s buttons.
      const first = await logs(team, 'Mikko', 'Maarit, Acme Oy: the export times out every Monday', { in: '#sales' });
      await presses(team, 'Mikko', 'Take it myself');
      expect(slack.person('Mikko').modal().text).toContain(`✓ #${first} · Maarit, Acme Oy: you took it at`);
      await putsAway(team, 'Mikko');
      await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#sales', `/heard ${first}`));
      await saves(team, 'Mikko', { 'What happens next?': 'I answered' });
      await putsAway(team, 'Mikko');

      const message = await slack.person('Arjun').says('#general', 'The new invoice is a joy to read.');
      await slack.person('Priya').usesMessageShortcut(message, 'Add to customer voice');
      await saves(team, 'Priya', {
        Organisation: 'Hotel Cosmo',
        'How did we do?': EXCEEDED,
        'What happens next?': 'Nothing to answer',
      });
      await submitsAgain(team);
      await putsAway(team, 'Priya');

      await slack.person('Grace').usesShortcut('Log what a customer said');
      await saves(team, 'Grace', {
        Organisation: 'Delta',
        'Their words': 'And us?',
        'How did we do?': '🌧️ We fell short',
      });
      expect(slack.person('Grace').modal().text).toContain(`Heard. #${first + 2} · Delta`);
      await presses(team, 'Grace', 'Undo', 'modal');
      await putsAway(team, 'Grace');
      await hasLogged(team, 'Priya', 'Brio AB: who answers me?');

      // An opener is set up and posts; what waits is taken; the next week is silent.
      expect(await setsUp(team, 'Grace', '#product')).toContain('Tuesdays at 10:00 Helsinki time');
      await putsAway(team, 'Grace');
      expect((await asks(team, 'Arjun', '#product', '/opener list')).plainText).toContain('Weekly product in #product');
      await team.until('2026-11-17T07:55:05Z');
      const [post] = openersIn(team, '#product');
      expect(post?.plainText).toContain('a joy to read');
      expect(post?.plainText).toContain('times out every Monday');
      expect(post?.plainText).toContain('1 customer still waits for an owner.');
      await presses(team, 'Arjun', 'See and take', post);
      await presses(team, 'Arjun', 'Take it', 'modal');
      expect(slack.person('Arjun').modal().text).toContain('Nobody waits for an owner.');

      await team.until('2026-11-24T15:00:00Z');
      expect(openersIn(team, '#product')).toHaveLength(1);
      const told = slack.person('Grace').dm();
      expect(told.some(({ plainText }) => plainText.startsWith('Nothing opened Weekly product'))).toBe(true);
      await hasLogged(team, 'Priya', 'Leena: thank you', DEALT_WITH);
      expect((await asks(team, 'Grace', '#product', '/opener run')).plainText).toBe(
        'Weekly product is on its way to #product.',
      );
      expect(openersIn(team, '#product')).toHaveLength(2);
      await slack.person('Arjun').opensHome();
      await slack.settled();
      expect(slack.person('Arjun').home().text).toContain('1 customer waits for you');
      expect((await removes(team, 'Grace', '#product', '/opener remove')).plainText).toContain('is removed.');
      expect(slack.deliveries.every(({ outcome }) => outcome === 'acknowledged')).toBe(true);
      await team.end();
    });
  });
});
