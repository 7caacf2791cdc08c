import fc from 'fast-check';
import { readUsage } from '../../../../server/src/meta/usage';

const entry = (call_count: number, rest: object = {}) => ({
  call_count,
  total_cputime: 1,
  total_time: 1,
  ...rest,
});

describe('Meta’s usage headers', () => {
  it.each([
    ['by app', { 'x-app-usage': entry(28) }, { percent: 28, regainMinutes: 0 }],
    [
      'by business, the highest of all',
      {
        'x-business-use-case-usage': {
          320014458901177: [
            entry(12, { type: 'whatsapp', estimated_time_to_regain_access: 0 }),
            entry(95, { total_cputime: 101, estimated_time_to_regain_access: 19 }),
          ],
        },
      },
      { percent: 101, regainMinutes: 19 },
    ],
    [
      'by both',
      { 'x-app-usage': entry(70), 'x-business-use-case-usage': { 1: [entry(60)] } },
      { percent: 70, regainMinutes: 0 },
    ],
  ])('are read %s', (_title, headers, usage) => {
    const written = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    expect(readUsage(written)).toEqual(usage);
  });

  it.each([
    {},
    { 'x-app-usage': '' },
    { 'x-app-usage': '{' },
    { 'x-app-usage': 'null' },
    { 'x-app-usage': '7' },
    { 'x-app-usage': ['{"call_count":1}'] },
    { 'x-app-usage': undefined },
    { 'content-type': 'application/json' },
    { 'x-business-use-case-usage': '{"1":[null]}' },
  ])('are left alone when they say nothing: %j', (headers) => {
    expect(readUsage(headers)).toBeNull();
  });

  it('never make a call fail', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (app, business) => {
        const usage = readUsage({ 'x-app-usage': app, 'x-business-use-case-usage': business });
        expect(usage === null || usage.percent >= 0).toBe(true);
      }),
    );
  });
});
