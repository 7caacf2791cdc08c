import { execFileSync } from 'node:child_process';
import { toCurl } from '../../../../shared/domain/curl';

const request = {
  method: 'POST',
  url: 'https://graph.facebook.com/v26.0/1/messages',
  body: { text: { body: `It's "here"; $HOME \`id\` \\ 😀\nend` } },
};

/** What a shell makes of a command whose `curl` only says its arguments. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; TOKEN=secret; ${command}`])
    .toString()
    .split('\0')
    .slice(0, -1);

describe('A request as a command', () => {
  it('gives a shell exactly what was sent, whatever the message says', () => {
    const words = argumentsOf(toCurl(request));
    expect(words.slice(0, 3)).toEqual(['-X', 'POST', request.url]);
    expect(JSON.parse(words.at(-1)!)).toEqual(request.body);
  });

  it('has the place of the token, and no token', () => {
    expect(toCurl(request)).toContain('"Authorization: Bearer $TOKEN"');
    expect(argumentsOf(toCurl(request))).toContain('Authorization: Bearer secret');
  });
});
