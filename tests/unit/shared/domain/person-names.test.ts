import { namesIn, namesOf, withoutPeople } from '../../../../shared/domain/person-names';

describe('The names of a person', () => {
  it('are the number in one writing, whichever is known, and the user ids', () => {
    const known = {
      phone: '+5511987654321',
      waId: '551187654321',
      userId: 'BR.1',
      parentUserId: 'BR.ENT.2',
    };
    expect(namesOf(known)).toEqual([namesOf({ ...known, phone: null })[0], 'BR.1', 'BR.ENT.2']);
    expect(namesOf({ phone: '+551187654321', waId: null, userId: null })).toEqual(
      namesOf({ phone: '+5511987654321', waId: null, userId: null }),
    );
  });

  it('are none where nothing is known', () => {
    expect(namesOf({ phone: null, waId: null, userId: null })).toEqual([]);
  });
});

describe('The people who are named in what Meta wrote', () => {
  it('are found under whatever key, in lists and in objects', () => {
    const names = namesIn({
      metadata: { display_phone_number: '15550100100', phone_number_id: '106540352242922' },
      contacts: [{ profile: { name: 'Ana' }, wa_id: '4917655501234', user_id: 'DE.4071' }],
      message: {
        id: 'wamid.HBgNNDkxNzY1NTUwMTIzNBUC',
        timestamp: '1760000000',
        from: '4917655501234',
        anything: { new: [{ deep: '+49 176 5550-1235' }] },
        text: { body: 'Call me: +4917655509999' },
      },
    });
    expect(names.sort()).toEqual(['+4917655501234', '+4917655501235', 'DE.4071']);
  });

  it('are found in the writing in which a person is known', () => {
    const [name] = namesOf({ phone: '+5511987654321', waId: null, userId: null });
    expect(namesIn({ wa_id: '551187654321' })).toEqual([name]);
    expect(namesIn({ wa_id: 5511987654321 })).toEqual([name]);
  });

  it('are nobody in what names nobody', () => {
    expect(namesIn(null)).toEqual([]);
    expect(namesIn('text')).toEqual([]);
    expect(namesIn({ id: '106540352242922', timestamp: 1760000000, count: 12 })).toEqual([]);
  });
});

describe('What Meta wrote, without some people', () => {
  const GONE = '+4917655501234';
  const isGone = (name: string) => name === GONE || name === 'DE.GONE1';
  const isOther = (name: string) => name === '+4917655509999' || name === 'DE.OTHER1';
  const without = (value: unknown) => withoutPeople(value, isGone, isOther);

  it('keeps what others wrote, and not who was named beside them', () => {
    const other = { profile: { name: 'Ben' }, wa_id: '4917655509999' };
    const message = { from: '4917655509999', text: { body: 'Hi' } };
    expect(
      without({
        contacts: [{ profile: { name: 'Ana' }, wa_id: '4917655501234' }, other],
        message: { ...message, context: { from: '4917655501234', id: 'wamid.1' } },
      }),
    ).toEqual({ contacts: [other], message: { ...message, context: null } });
  });

  it('keeps nothing of what they wrote', () => {
    const message = { from: '4917655501234', id: 'wamid.2', text: { body: 'My secret' } };
    const beside = { ...message, to: ['4917655509999'] };
    expect(without({ messages: [message, beside], wa_id: '4917655509999' })).toEqual({
      messages: [],
      wa_id: '4917655509999',
    });
    expect(without(message)).toBeNull();
  });

  it('takes only the name where it stands beside one of others', () => {
    expect(without({ from: '4917655501234', user_id: 'DE.OTHER1', note: 'x' })).toEqual({
      from: null,
      user_id: 'DE.OTHER1',
      note: 'x',
    });
    expect(without({ numbers: ['4917655501234', '4917655509999', null] })).toEqual({
      numbers: ['4917655509999', null],
    });
  });

  it('leaves everything else as it is', () => {
    const value = { id: '4917655501234', list: [null, 1, { a: true }], at: 1_760_000_000 };
    expect(without(value)).toEqual(value);
  });
});
