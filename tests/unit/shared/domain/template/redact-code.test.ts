import fc from 'fast-check';

import { REDACTED_CODE } from '../../../../../shared/domain/template/authentication';
import { toMetaMessage } from '../../../../../shared/domain/template/message-payload';
import { codeIn, redactCode } from '../../../../../shared/domain/template/redact-code';

const payloadWith = (code: string) =>
  toMetaMessage(
    {
      name: 'login_code',
      language: 'en',
      category: 'AUTHENTICATION',
      parameterFormat: 'POSITIONAL',
      header: null,
      body: '*{{1}}* is your verification code.',
      buttons: [
        {
          type: 'otp',
          text: 'Copy code',
          otpType: 'COPY_CODE',
          autofillText: null,
          supportedApps: [],
          zeroTapTermsAccepted: false,
        },
      ],
    },
    { 'body.1': code },
  );

describe('a code that was sent', () => {
  it('is nowhere in what is left of the message, which keeps its form', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{4,15}$/).filter((text) => !text.includes('BODY'));
    fc.assert(
      fc.property(code, (text) => {
        const payload = payloadWith(text);
        expect(codeIn(payload)).toBe(text);
        const redacted = redactCode(payload);
        expect(JSON.stringify(redacted)).not.toContain(`"${text}"`);
        expect(codeIn(redacted)).toBeNull();
        expect(redacted).toEqual(payloadWith(REDACTED_CODE));
      }),
    );
  });

  it('is none in a message without values', () => {
    const bare = { name: 'hello', language: { code: 'en' } };
    expect(codeIn(bare)).toBeNull();
    expect(redactCode(bare)).toEqual(bare);
  });
});
