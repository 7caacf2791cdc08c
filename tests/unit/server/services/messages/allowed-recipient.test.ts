import { isAllowedRecipient } from '../../../../../server/src/services/messages/allowed-recipient';

const runtime = (allowedRecipients: string[] | null, isProduction = false) =>
  ({ config: { sending: { allowedRecipients } }, isProduction }) as Parameters<
    typeof isAllowedRecipient
  >[0];

describe('Who may be written to outside of production', () => {
  it('is everybody where nobody is named', () => {
    expect(isAllowedRecipient(runtime(null), '+4917655501234')).toBe(true);
    expect(isAllowedRecipient(runtime(null), null)).toBe(true);
  });

  it('is whoever is named, and nobody else', () => {
    const named = runtime(['+4917655501234']);
    expect(isAllowedRecipient(named, '+4917655501234')).toBe(true);
    expect(isAllowedRecipient(named, '+4917655501235')).toBe(false);
    expect(isAllowedRecipient(named, null)).toBe(false);
    expect(isAllowedRecipient(runtime([]), '+4917655501234')).toBe(false);
  });

  it.each([
    ['+5511987654321', '+551187654321'],
    ['+5215512345678', '+525512345678'],
    ['+5491123456789', '+541123456789'],
  ])('is the same phone under both of its writings: %s and %s', (long, short) => {
    expect(isAllowedRecipient(runtime([long]), short)).toBe(true);
    expect(isAllowedRecipient(runtime([short]), long)).toBe(true);
  });

  it('is everybody in production', () => {
    expect(isAllowedRecipient(runtime([], true), '+4917655501234')).toBe(true);
  });
});
