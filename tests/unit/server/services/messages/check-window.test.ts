import { windowIssue } from '../../../../../server/src/services/messages/check-window';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-22T12:00:00.000Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const ahead = (ms: number) => ago(-ms);

describe('The customer service window', () => {
  it('was never opened by somebody who never wrote', () => {
    expect(windowIssue(null, NOW, null)).toMatchObject({ code: 'window.neverOpened', path: 'to' });
  });

  it.each([
    ['a moment ago', 0, null],
    ['until the last millisecond', 24 * HOUR_MS - 1, null],
    ['not at its very end', 24 * HOUR_MS, 'window.closed'],
    ['not after it', 30 * HOUR_MS, 'window.closed'],
  ])('is open %s', (_title, ms, code) => {
    expect(windowIssue(ago(ms), NOW, null)?.code ?? null).toBe(code);
  });

  it('tells when it closed, also of a time that a database wrote as text', () => {
    expect(windowIssue(ago(25 * HOUR_MS).toISOString(), NOW, null)).toMatchObject({
      params: { at: '2026-11-22 11:00 UTC' },
    });
  });

  it.each([
    ['now', 0, null],
    ['before its end', 22 * HOUR_MS, null],
    ['at its end', 23 * HOUR_MS, 'window.closesBefore'],
    ['long after', 200 * HOUR_MS, 'window.closesBefore'],
  ])('lets something leave later that is put to %s', (_title, ms, code) => {
    const issue = windowIssue(ago(HOUR_MS), NOW, ahead(ms));
    expect(issue?.code ?? null).toBe(code);
    expect(issue?.path ?? 'sendAt').toBe('sendAt');
  });
});
