import { isAnswerTo } from '../../../../shared/domain/answer';

const AT = new Date('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;
const template = (msBefore: number) => ({
  type: 'template',
  leftAt: new Date(AT.getTime() - msBefore),
});

describe('what somebody writes is an answer to what was written to them last', () => {
  test.each([
    ['when that is a template', template(HOUR), true],
    ['up to 72 hours later', template(72 * HOUR), true],
    ['no more after that', template(72 * HOUR + 1), false],
    ['when Meta’s clock is a little behind', template(-2_000), true],
    ['not when that left after it', template(-3_000), false],
    ['not when that is no template', { ...template(HOUR), type: 'text' }, false],
    ['not when it is not known when that left', { type: 'template', leftAt: null }, false],
  ])('%s', (_when, last, expected) => {
    expect(isAnswerTo(last, AT)).toBe(expected);
  });
});
