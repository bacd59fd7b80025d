import { describe, expect, it } from 'vitest';
import { type Manifest, manifestFor, readManifest } from '../../src/check-up/manifest.ts';
import { OperatorError } from '../../src/errors.ts';

const commandsOf = (manifest: Manifest) => manifest.features.slash_commands.map(({ command }) => command);

describe('npm run chair -- manifest', () => {
  it('prints the manifest of the repository when nothing is asked', () => {
    expect(manifestFor({ mode: 'socket', prefix: '' })).toEqual(readManifest('socket'));
  });

  it('puts the prefix before every command and changes nothing else', () => {
    const plain = readManifest('socket');
    const prefixed = manifestFor({ mode: 'socket', prefix: 'ec-' });
    expect(commandsOf(prefixed)).toEqual(commandsOf(plain).map((command) => `/ec-${command.slice(1)}`));
    const unprefixed = prefixed.features.slash_commands.map((each, i) => ({ ...each, command: commandsOf(plain)[i] }));
    expect({ ...prefixed, features: { ...prefixed.features, slash_commands: unprefixed } }).toEqual(plain);
  });

  it.each([
    'https://chair.example.org',
    'https://chair.example.org/',
    'https://chair.example.org/slack/events',
    'https://chair.example.org/slack/events/',
  ])('sends everything of HTTP mode to one address of %s', (url) => {
    const text = JSON.stringify(manifestFor({ mode: 'http', prefix: '', url }));
    expect(text).not.toContain('empty-chair.example.com');
    const addresses = [...text.matchAll(/"(?:url|request_url|message_menu_options_url)":"([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(new Set(addresses)).toEqual(new Set(['https://chair.example.org/slack/events']));
    expect(addresses).toHaveLength(commandsOf(readManifest('http')).length + 3);
  });

  it('keeps the path a bot is published at', () => {
    const manifest = manifestFor({ mode: 'http', prefix: '', url: 'https://example.org/bots/chair' });
    expect(manifest.settings.interactivity).toMatchObject({
      request_url: 'https://example.org/bots/chair/slack/events',
    });
  });

  it.each([
    [{ mode: 'http', prefix: '' }, 'HTTP mode needs --url'],
    [{ mode: 'http', prefix: '', url: 'http://chair.example.org' }, '--url must be an https address'],
    [{ mode: 'http', prefix: '', url: 'chair' }, '--url must be an https address'],
    [{ mode: 'socket', prefix: '/EC' }, '--prefix must be'],
    [{ mode: 'socket', prefix: 'far-too-long-a-prefix' }, '--prefix must be'],
  ] as const)('refuses %o in words', (options, sentence) => {
    expect(() => manifestFor(options)).toThrow(OperatorError);
    expect(() => manifestFor(options)).toThrow(sentence);
  });

  it('keeps every prefixed command within Slack’s 32 characters', () => {
    const longest = commandsOf(manifestFor({ mode: 'socket', prefix: 'abcdefghijklmno-' }));
    expect(Math.max(...longest.map((command) => command.length))).toBeLessThanOrEqual(32);
  });
});
