import { namesIn, namesOf } from '../../../../shared/domain/person-names';

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
