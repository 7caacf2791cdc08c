import {
  accountInput,
  newAccountValues,
} from '../../../../admin/src/pages/Accounts/Form/account-values';
import { countryOptions } from '../../../../admin/src/pages/Accounts/Form/countries';

describe('The form of an account', () => {
  it('sends pasted values without the blanks around them', () => {
    const values = {
      ...newAccountValues(true),
      name: ' Shop ',
      phoneNumberId: ' 123\n',
      appId: ' ',
    };
    expect(accountInput(values)).toMatchObject({
      name: 'Shop',
      phoneNumberId: '123',
      appId: null,
      isDefault: true,
    });
  });

  it('sends a secret only when one was typed', () => {
    const input = accountInput({ ...newAccountValues(false), accessToken: ' tok ', appSecret: '' });
    expect(input.accessToken).toBe('tok');
    expect(input).not.toHaveProperty('appSecret');
  });

  it('sends nobody as nobody, so that the last one can be taken out', () => {
    const values = newAccountValues(false);
    expect(accountInput(values)).toMatchObject({ notifyUsers: [], notifyRoles: [] });
    expect(accountInput({ ...values, notifyUsers: [3], notifyRoles: [1, 2] })).toMatchObject({
      notifyUsers: [3],
      notifyRoles: [1, 2],
    });
  });
});

describe('Who may see an account', () => {
  it('is said also where nobody is named, so that it is not opened by mistake', () => {
    const limited = { ...newAccountValues(false), isRestricted: true };
    expect(accountInput(limited)).toMatchObject({
      isRestricted: true,
      allowedUsers: [],
      allowedRoles: [],
    });
  });
});

describe('The countries', () => {
  it('are named in the language of the admin', () => {
    const name = (locale: string) => countryOptions(locale).find(({ code }) => code === 'DE')?.name;
    expect(name('en')).toBe('Germany');
    expect(name('de')).toBe('Deutschland');
  });
});
