import { isSpread, turnOf } from '../../../../../shared/domain/automation/spread';
import { TRIGGER_TYPES } from '../../../../../shared/domain/automation/trigger';

const LAST = new Date('2026-05-01T09:00:07Z');

describe('What is too much for one hour', () => {
  it('waits for its turn where the time for it has come, and for nothing else', () => {
    expect(TRIGGER_TYPES.filter((type) => isSpread({ type }))).toEqual([
      'date',
      'schedule',
      'noReply',
    ]);
  });

  it('has its turn an hour after the last that went on, so many at a time', () => {
    const turns = [0, 499, 500, 1_499].map((ahead) => turnOf(LAST, ahead, 500).toISOString());
    expect(turns).toEqual([
      '2026-05-01T10:00:07.000Z',
      '2026-05-01T10:00:07.000Z',
      '2026-05-01T11:00:07.000Z',
      '2026-05-01T12:00:07.000Z',
    ]);
  });
});
