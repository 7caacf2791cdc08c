import {
  checkRegistration,
  isPin,
  isRegistered,
  type NumberStanding,
} from '../../../../shared/domain/registration';

const STANDING: NumberStanding = {
  status: 'CONNECTED',
  platformType: 'CLOUD_API',
  codeVerification: 'VERIFIED',
  isOnBusinessApp: false,
};

describe('A number', () => {
  it.each([
    ['CONNECTED', 'CLOUD_API', true],
    ['PENDING', 'NOT_APPLICABLE', false],
    ['CONNECTED', 'ON_PREMISE', false],
    // What it runs on is told more plainly than how it is doing.
    ['FLAGGED', 'CLOUD_API', true],
    ['CONNECTED', null, true],
    ['PENDING', null, false],
    ['DISCONNECTED', null, false],
    ['BANNED', null, null],
    [null, null, null],
  ])('that is %s on %s is registered: %s', (status, platformType, expected) => {
    expect(isRegistered({ status, platformType })).toBe(expected);
  });

  it('can be registered when Meta has confirmed whose it is, or does not tell', () => {
    expect(checkRegistration(STANDING)).toEqual([]);
    expect(checkRegistration({ ...STANDING, codeVerification: null })).toEqual([]);
  });

  it.each(['NOT_VERIFIED', 'UNVERIFIED', 'EXPIRED'])('that is %s is warned of', (state) => {
    expect(checkRegistration({ ...STANDING, codeVerification: state })).toMatchObject([
      { code: 'register.unverified', severity: 'warning' },
    ]);
  });

  it('of the Business app is not registered away from it', () => {
    expect(
      checkRegistration({ ...STANDING, isOnBusinessApp: true, codeVerification: 'EXPIRED' }),
    ).toMatchObject([{ code: 'register.businessApp', severity: 'error' }]);
  });
});

describe('A PIN', () => {
  it('is six digits and nothing else', () => {
    expect(isPin('012345')).toBe(true);
    for (const other of ['', '12345', '1234567', '12345a', ' 12345', '12345\n', '１２３４５６'])
      expect(isPin(other)).toBe(false);
  });
});
