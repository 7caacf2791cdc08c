import { linesOf, reasonsOf } from '../../../../admin/src/home/attention-lines';
import type { Attention } from '../../../../shared/contracts/home';

const NOTHING: Attention = {
  failed: { count: 0, isCapped: false, since: '2026-11-22', reasons: [] },
  uncertain: { count: 0, isCapped: false },
  unanswered: null,
  templates: null,
  campaigns: null,
  automations: null,
  alerts: [],
};

describe('what needs somebody', () => {
  test('is nothing where nothing is wrong, or may be seen', () => {
    expect(linesOf(NOTHING)).toEqual([]);
  });

  test('leads to the page that shows exactly this', () => {
    const lines = linesOf({
      ...NOTHING,
      failed: { count: 3, isCapped: false, since: '2026-11-22', reasons: [] },
      uncertain: { count: 1_000, isCapped: true },
      campaigns: { count: 1, isCapped: false },
    });
    expect(lines).toEqual([
      {
        what: 'failed',
        count: 3,
        isCapped: false,
        to: '/plugins/whatsapp/messages?state=failed&from=2026-11-22',
      },
      {
        what: 'uncertain',
        count: 1_000,
        isCapped: true,
        to: '/plugins/whatsapp/messages?state=uncertain',
      },
      {
        what: 'campaigns',
        count: 1,
        isCapped: false,
        to: '/plugins/whatsapp/campaigns?status=paused',
      },
    ]);
  });

  test('is told by reason, each with its own page', () => {
    const failed = {
      count: 2,
      isCapped: false,
      since: '2026-11-22',
      reasons: [{ key: 'undeliverable', title: 'It could not be delivered.', count: 2 }],
    };
    expect(reasonsOf({ ...NOTHING, failed })[0]).toMatchObject({
      count: 2,
      to: '/plugins/whatsapp/messages?state=failed&from=2026-11-22&failure=undeliverable',
    });
  });
});
