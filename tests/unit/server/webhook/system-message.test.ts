import { readMessages } from '../../../../server/src/webhook/fields/messages';

const read = (message: object) =>
  readMessages({
    businessAccountId: '1',
    entryTime: null,
    field: 'messages',
    value: { metadata: { phone_number_id: '2' }, messages: [message] },
  });
const system = (more: object, message: object = {}) => ({
  id: 'wamid.1',
  timestamp: '1795344002',
  type: 'system',
  system: more,
  ...message,
});

describe('a system message', () => {
  test('tells by which number and user id somebody is known now, and is kept', () => {
    const events = read(
      system(
        {
          type: 'user_changed_number',
          wa_id: '4915755509876',
          user_id: 'DE.2',
          previous_user_id: 'DE.1',
        },
        { from: '4917655501234' },
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(['kept', 'identity']);
    expect(events[1]).toMatchObject({
      news: 'user_changed_number',
      phoneNumberId: '2',
      at: new Date(1_795_344_002_000),
      oldWaId: '4917655501234',
      newWaId: '4915755509876',
      oldUserId: 'DE.1',
      newUserId: 'DE.2',
    });
  });

  test('tells of a new user id without any number', () => {
    expect(
      read(system({ type: 'user_changed_user_id', user_id: 'DE.2', previous_user_id: 'DE.1' }))[1],
    ).toMatchObject({ oldWaId: null, newWaId: null, oldUserId: 'DE.1', newUserId: 'DE.2' });
  });

  test.each([
    ['of a kind that is not known', { type: 'user_changed_hat', user_id: 'DE.2' }],
    ['without an old name', { type: 'user_changed_user_id', user_id: 'DE.2' }],
    ['without a new name', { type: 'user_changed_user_id', previous_user_id: 'DE.2' }],
    ['that says nothing', null],
  ])('%s is kept and nothing else', (_what, said) => {
    expect(read(system(said as object)).map(({ type }) => type)).toEqual(['kept']);
  });
});
