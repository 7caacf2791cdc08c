import {
  chosenNumbers,
  suggestChoices,
} from '../../../../admin/src/pages/Accounts/Connect/choices';
import type { Found, FoundNumber } from '../../../../shared/contracts/connect';

const number = (phoneNumberId: string, changes: Partial<FoundNumber> = {}) =>
  ({
    phoneNumberId,
    displayPhoneNumber: `+49 30 ${phoneNumberId}`,
    verifiedName: 'Atlas',
    country: 'DE',
    account: null,
    ...changes,
  }) as FoundNumber;

const found = (...numbers: FoundNumber[]): Pick<Found, 'businessAccounts'> => ({
  businessAccounts: [{ id: '1', name: null, owner: null, numbers, issue: null }],
});

describe('What is suggested for numbers that were found', () => {
  it('is their name and country; a single one is chosen already', () => {
    expect(suggestChoices(found(number('1')))).toEqual({
      '1': { isChosen: true, name: 'Atlas', defaultCountry: 'DE' },
    });
  });

  it('tells two of the same name apart by their numbers, and chooses for nobody', () => {
    expect(
      suggestChoices(found(number('1'), number('2'), number('3', { verifiedName: 'B' }))),
    ).toEqual({
      '1': { isChosen: false, name: 'Atlas +49 30 1', defaultCountry: 'DE' },
      '2': { isChosen: false, name: 'Atlas +49 30 2', defaultCountry: 'DE' },
      '3': { isChosen: false, name: 'B', defaultCountry: 'DE' },
    });
  });

  it('leaves out what is an account already', () => {
    const account = { documentId: 'a', name: 'Shop' };
    expect(Object.keys(suggestChoices(found(number('1', { account }), number('2'))))).toEqual([
      '2',
    ]);
  });

  it('falls back to what Meta tells where there is no name', () => {
    const nameless = { verifiedName: null };
    expect(suggestChoices(found(number('1', nameless)))['1']!.name).toBe('+49 30 1');
    expect(
      suggestChoices(found(number('1', { ...nameless, displayPhoneNumber: null })))['1']!.name,
    ).toBe('1');
  });
});

describe('What is sent', () => {
  it('is what was chosen, without blanks around its name', () => {
    const choice = { isChosen: true, name: ' Shop ', defaultCountry: null };
    expect(chosenNumbers({ '1': choice, '2': { ...choice, isChosen: false } })).toEqual([
      { phoneNumberId: '1', name: 'Shop', defaultCountry: null },
    ]);
  });
});
