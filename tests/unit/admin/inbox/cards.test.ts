import {
  isBlank,
  NO_CARD,
  toCards,
  withCard,
} from '../../../../admin/src/pages/Inbox/composer/card-values';
import { checkContent } from '../../../../shared/domain/message/content';

const INES = { ...NO_CARD, name: 'Ines Marie Vogt' };

describe('contact cards that are written', () => {
  test('have the parts of the name that Meta wants', () => {
    const [ines, shop] = toCards([INES, { ...NO_CARD, name: ' Shop ' }]).contacts;
    expect(ines?.name).toEqual({
      formatted_name: 'Ines Marie Vogt',
      first_name: 'Ines Marie',
      last_name: 'Vogt',
    });
    expect(shop?.name).toEqual({ formatted_name: 'Shop', first_name: 'Shop' });
    expect(checkContent(toCards([INES]))).toEqual([]);
  });

  test('hold only what was filled in', () => {
    expect(toCards([{ ...INES, phones: [{ phone: ' ' }] }]).contacts[0]).not.toHaveProperty(
      'phones',
    );
    expect(
      toCards([
        {
          name: 'Ines',
          company: 'Shop',
          email: ' ines@shop.example ',
          phones: [{ phone: '+49 30 901820', waId: '4930901820' }, { phone: '' }, { phone: '112' }],
        },
      ]).contacts,
    ).toEqual([
      {
        name: { formatted_name: 'Ines', first_name: 'Ines' },
        phones: [
          { phone: '+49 30 901820', type: 'CELL', wa_id: '4930901820' },
          { phone: '112', type: 'CELL' },
        ],
        emails: [{ email: 'ines@shop.example' }],
        org: { company: 'Shop' },
      },
    ]);
  });

  test('are refused without a name, or with a wrong address', () => {
    const paths = checkContent(toCards([NO_CARD, { ...INES, email: 'ines' }])).map(
      ({ path }) => path,
    );
    expect(paths).toContain('content.contacts.0.name.formatted_name');
    expect(paths).toContain('content.contacts.1.emails.0.email');
  });

  test('take the place of a blank one first', () => {
    expect(isBlank(NO_CARD)).toBe(true);
    expect(withCard([NO_CARD], INES)).toEqual([INES]);
    expect(withCard([INES], INES)).toEqual([INES, INES]);
  });
});
