import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readSignature, verifySignature } from '../../../../server/src/webhook/verify-signature';

const SECRETS = ['5f1d9c3a7b2e48d6', 'a0c4e8f2b6d1a395', 'previous-secret'];

const sign = (body: Buffer | string, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

const verify = (body: Buffer, signature: string | undefined, secrets: string[]) => {
  const signed = readSignature(body, signature);
  return signed && verifySignature(signed, secrets);
};

const BODY = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');

describe('A signature', () => {
  it.each(SECRETS)('tells which secret made it: %s', (secret) => {
    expect(verify(BODY, sign(BODY, secret), SECRETS)).toBe(secret);
  });

  it('of another secret is no one’s', () => {
    expect(verify(BODY, sign(BODY, 'another'), SECRETS)).toBeNull();
    expect(verify(BODY, sign(BODY, SECRETS[0]!), [])).toBeNull();
  });

  it('may be written in capitals', () => {
    const signature = sign(BODY, SECRETS[1]!).slice('sha256='.length).toUpperCase();
    expect(verify(BODY, `sha256=${signature}`, SECRETS)).toBe(SECRETS[1]);
  });

  it('holds for the bytes as they came, not for the JSON that they mean', () => {
    const spaced = Buffer.from('{ "object": "whatsapp_business_account", "entry": [] }');
    expect(verify(spaced, sign(BODY, SECRETS[0]!), SECRETS)).toBeNull();
    expect(verify(spaced, sign(spaced, SECRETS[0]!), SECRETS)).toBe(SECRETS[0]);
  });

  it('may be made over the escaped form of what came unescaped', () => {
    const body = Buffer.from('{"name":"Lucía 🌻 Müller"}');
    const escaped = '{"name":"Luc\\u00eda \\ud83c\\udf3b M\\u00fcller"}';
    expect(verify(body, sign(escaped, SECRETS[2]!), SECRETS)).toBe(SECRETS[2]);
    expect(verify(body, sign(body, SECRETS[2]!), SECRETS)).toBe(SECRETS[2]);
    expect(verify(body, sign(escaped, 'another'), SECRETS)).toBeNull();
  });

  it('holds for bytes that are no text', () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0xc3]);
    expect(verify(body, sign(body, SECRETS[0]!), SECRETS)).toBe(SECRETS[0]);
  });

  const right = sign(BODY, SECRETS[0]!);
  it.each([
    undefined,
    '',
    'sha256=',
    right.slice('sha256='.length),
    right.slice(0, -1),
    `${right}0`,
    ` ${right}`,
    `${right}\n`,
    right.replace('sha256', 'sha1'),
    `sha256=${'g'.repeat(64)}`,
    `sha256=${'0'.repeat(64)}`,
    `${right},${right}`,
  ])('that is missing or malformed is refused: %j', (signature) => {
    expect(verify(BODY, signature, SECRETS)).toBeNull();
  });

  it('no longer holds when one byte of the body was changed', () => {
    const body = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const signed = Buffer.from(bytes);
        const changed = Buffer.from(bytes);
        const at = place % bytes.length;
        changed[at] = (changed[at]! ^ change) & 0xff;
        const signature = sign(signed, SECRETS[0]!);
        expect(verify(signed, signature, SECRETS)).toBe(SECRETS[0]);
        expect(verify(changed, signature, SECRETS)).toBeNull();
      }),
    );
  });
});
