import { nextSpan } from '../../../../admin/src/pages/Preferences/next-span';

describe('The hours that are added to a day', () => {
  it('begin as working hours usually are', () => {
    expect(nextSpan([])).toEqual({ from: '09:00', to: '17:00' });
  });

  it('follow those that are there', () => {
    expect(nextSpan([{ from: '09:00', to: '12:30' }])).toEqual({ from: '13:30', to: '16:30' });
    expect(nextSpan([{ from: '18:00', to: '21:00' }])).toEqual({ from: '22:00', to: '24:00' });
  });

  it('are none where the day is over', () => {
    expect(nextSpan([{ from: '09:00', to: '23:00' }])).toBeNull();
    expect(nextSpan([{ from: '09:00', to: '24:00' }])).toBeNull();
  });
});
