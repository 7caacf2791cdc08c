import { withoutPerson } from '../../../../server/src/store/erased-patch';

const at = new Date('2026-03-01T09:00:00Z');
const patch = {
  state: 'delivered' as const,
  deliveredAt: at,
  wamid: 'wamid.1',
  errorDetails: 'To +4917655501234',
};

describe('A change of a message whose person has been erased', () => {
  it('is whole while the person is there', () => {
    expect(withoutPerson({ bodyDeletedBy: null }, patch, () => at)).toBe(patch);
    expect(withoutPerson({ bodyDeletedBy: 'retention' }, patch, () => at)).toBe(patch);
  });

  it('tells what became of it, and nothing of whom it went to', () => {
    const after = withoutPerson({ bodyDeletedBy: 'erasure' }, patch, () => at);
    expect(after).toEqual({ state: 'delivered', deliveredAt: at });
  });

  it('gives up what would wait for another attempt', () => {
    expect(
      withoutPerson({ bodyDeletedBy: 'erasure' }, { state: 'queued', dueAt: at }, () => at),
    ).toEqual({ state: 'cancelled', cancelledAt: at, dueAt: at });
  });

  it('is none where nothing else changes', () => {
    expect(withoutPerson({ bodyDeletedBy: 'erasure' }, { wamid: 'wamid.1' }, () => at)).toBeNull();
  });
});
