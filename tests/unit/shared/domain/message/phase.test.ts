import { advance, type ReportedState } from '../../../../../shared/domain/message/lifecycle';
import { MESSAGE_STATES, phaseOf } from '../../../../../shared/domain/message/message';

describe('The phase of a message', () => {
  it('is not changed by what Meta tells of one that it has', () => {
    const accepted = { state: 'accepted', attempt: 1 } as const;
    const reports: ReportedState[] = ['accepted', 'sent', 'delivered', 'read', 'played', 'failed'];
    const told = reports.filter((state) => advance(accepted, { state, attempt: 1 }) === 'moved');
    expect(told).toEqual(['sent', 'delivered', 'read', 'played', 'failed']);
    expect(told.filter((state) => phaseOf(state) !== 'accepted')).toEqual(['failed']);
  });

  it('tells all other states apart', () => {
    const others = MESSAGE_STATES.filter((state) => phaseOf(state) !== 'accepted');
    expect(others.map(phaseOf)).toEqual(others);
    expect(others).toEqual(expect.arrayContaining(['queued', 'sending', 'uncertain', 'received']));
  });
});
