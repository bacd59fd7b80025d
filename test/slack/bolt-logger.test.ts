import { LogLevel } from '@slack/logger';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { type LogLine, recordingLogger } from './support/bot.ts';

const [DEBUG, WARN, ERROR] = [20, 40, 50];

function recording(worst: 'error' | 'warn') {
  const lines: LogLine[] = [];
  return { lines, slacks: boltLogger(recordingLogger(lines), worst) };
}

test('Slack’s info is our debug, its warning a warning', () => {
  const { lines, slacks } = recording('error');
  slacks.info('connected', 'twice');
  slacks.warn('slow');
  expect(lines).toMatchObject([
    { level: DEBUG, msg: 'connected twice' },
    { level: WARN, msg: 'slow' },
  ]);
});

test.each([
  ['error', ERROR],
  ['warn', WARN],
] as const)('its error is as bad as we say: %s', (worst, level) => {
  const { lines, slacks } = recording(worst);
  slacks.error('lost', new Error('socket hang up'));
  slacks.error(new Error('alone'));
  expect(lines).toMatchObject([
    { level, msg: 'lost', err: { message: 'socket hang up' } },
    { level, msg: 'Slack’s library reports', err: { message: 'alone' } },
  ]);
});

test('its debug lines, which hold whole payloads, are never passed on, whatever level its libraries set', () => {
  const { lines, slacks } = recording('warn');
  new WebClient('xoxb-test', { logger: slacks, logLevel: LogLevel.DEBUG });
  slacks.setLevel(LogLevel.DEBUG);
  slacks.setName('web-api');
  slacks.debug('{"text":"what the customer said"}');
  expect(lines).toEqual([]);
  expect(slacks.getLevel()).toBe(LogLevel.INFO);
});

test('a level it sets silences nothing either', () => {
  const { lines, slacks } = recording('error');
  slacks.setLevel(LogLevel.ERROR);
  slacks.warn('slow');
  expect(lines).toMatchObject([{ level: WARN, msg: 'slow' }]);
});
