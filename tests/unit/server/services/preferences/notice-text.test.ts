import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NOTICE_TEXT } from '../../../../../server/src/services/preferences/notice-text';

describe('The text for a privacy notice', () => {
  it('is the same in the admin panel and in the documentation', () => {
    const page = path.resolve(__dirname, '../../../../../docs/tracked-links.md');
    const quotes = [...readFileSync(page, 'utf8').matchAll(/^> (.+)$/gm)].map(([, line]) => line);
    expect(quotes.join(' ')).toBe(NOTICE_TEXT);
  });
});
