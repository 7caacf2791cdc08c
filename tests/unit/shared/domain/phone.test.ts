import { parsePhone } from '../../../../server/src/phone';
import { maskPhone, readPhone, writingsOf } from '../../../../shared/domain/phone';

const read = (value: unknown, country: string | null = null) =>
  readPhone(value, country, parsePhone);
const e164 = (value: unknown, country: string | null = null) => read(value, country).phone?.e164;

describe('A phone number with its country code', () => {
  it.each([
    '+4917655501234',
    '+49 176 55501234',
    '+49 (0)176 55501234',
    '+49-176-5550-1234',
    '+49.176.55501234',
    '+49 (176) 5550 1234',
    '+49/176/55501234',
    ' +49 176 55501234\n',
    '+49\u00a0176\u00a055501234',
    '\u202a+49 176 55501234\u202c',
    '+49 176 55501234\u200e',
    '＋49 176 55501234',
    '004917655501234',
    '0049 176 55501234',
    '00 49 176 55501234',
  ])('is read whatever its writing, with or without a default country: %j', (written) => {
    expect(e164(written)).toBe('+4917655501234');
    expect(e164(written, 'US')).toBe('+4917655501234');
    expect(e164(written, 'DE')).toBe('+4917655501234');
  });

  it.each([
    ['+44 7400 123456', '+447400123456', 'GB'],
    ['+1 (202) 555-0143', '+12025550143', 'US'],
    ['+55 11 98765-4321', '+5511987654321', 'BR'],
    ['+91 98765 43210', '+919876543210', 'IN'],
    ['+34 612 34 56 78', '+34612345678', 'ES'],
    ['+52 55 1234 5678', '+525512345678', 'MX'],
  ])('is told with its country: %s', (written, number, country) => {
    expect(read(written).phone).toMatchObject({ e164: number, country, isValid: true });
  });

  it('is told as people write it for abroad', () => {
    expect(read('004917655501234').phone?.international).toBe('+49 176 55501234');
  });
});

describe('A phone number without its country code', () => {
  it('belongs to the default country', () => {
    expect(e164('0176 55501234', 'DE')).toBe('+4917655501234');
    expect(e164('07400 123456', 'GB')).toBe('+447400123456');
    expect(e164('(202) 555-0143', 'US')).toBe('+12025550143');
  });

  it('is refused where there is no default country', () => {
    expect(read('0176 55501234')).toEqual({
      phone: null,
      issue: {
        code: 'phone.noCountry',
        path: 'to',
        params: { phone: '0176 55501234' },
        severity: 'error',
      },
    });
  });

  it('is refused where the default country does not exist', () => {
    expect(read('0176 55501234', 'XX').issue?.code).toBe('phone.invalid');
  });

  it('may be stored as a number', () => {
    expect(e164(4917655501234, 'DE')).toBe('+4917655501234');
    expect(e164(17655501234, 'DE')).toBe('+4917655501234');
    expect(e164(2025550143, 'US')).toBe('+12025550143');
    expect(e164(919876543210, 'IN')).toBe('+919876543210');
    expect(read(17655501234).issue?.code).toBe('phone.noCountry');
  });
});

describe('A phone number with its country code but no sign', () => {
  it('is not taken for a local landline number that happens to be valid', () => {
    expect(e164('4917655501234', 'DE')).toBe('+4917655501234');
    expect(e164('49 176 55501234', 'DE')).toBe('+4917655501234');
  });

  it.each([
    ['447400123456', 'GB'],
    ['34612345678', 'ES'],
    ['5511987654321', 'BR'],
    ['919876543210', 'IN'],
    ['12025550143', 'US'],
    ['31612345678', 'NL'],
    ['358412345678', 'FI'],
    ['6281234567890', 'ID'],
  ])('is read as WhatsApp writes it: %s in %s', (written, country) => {
    expect(e164(written, country)).toBe(`+${written}`);
  });

  it('does not win over a local mobile number that begins alike', () => {
    expect(e164('390 775 1845', 'IT')).toBe('+393907751845');
  });

  it('does not win over a local number of another country', () => {
    expect(e164('202 555 0143', 'US')).toBe('+12025550143');
    expect(e164('030 55501020', 'DE')).toBe('+493055501020');
  });
});

describe('What is no phone number', () => {
  it.each([null, undefined, '', '   ', '\n', '\u200e'])('is empty: %j', (value) => {
    expect(read(value, 'DE')).toEqual({
      phone: null,
      issue: { code: 'phone.empty', path: 'to', severity: 'error' },
    });
  });

  it.each([true, {}, [], ['+4917655501234'], { phone: '+4917655501234' }])(
    'is not text: %j',
    (value) => {
      expect(read(value, 'DE').issue?.code).toBe('phone.notText');
    },
  );

  it.each([
    'call me',
    '+49',
    '+49 176',
    '+49 176 5550 1234 5678 9012',
    '+999 123 456 789',
    '12',
    '112',
    '+1 555 010 2030 or +49 176 55501234',
    'Ines: +49 176 55501234',
    '000000000000',
    '+00000000',
    '++4917655501234x',
    '<script>',
    'ines@example.com',
    NaN,
    Infinity,
    -1,
    0,
  ])('is refused: %j', (value) => {
    expect(read(value, 'DE')).toEqual({
      phone: null,
      issue: {
        code: 'phone.invalid',
        path: 'to',
        params: { phone: String(value) },
        severity: 'error',
      },
    });
  });
});

describe('A number that is known under two writings', () => {
  it.each([
    ['Mexico', '+5215512345678', '+525512345678'],
    ['Argentina', '+5491123456789', '+541123456789'],
    ['Brazil', '+5511987654321', '+551187654321'],
  ])('is one from either side in %s', (_, long, short) => {
    expect(writingsOf(long)).toEqual([long, short]);
    expect(writingsOf(short)).toEqual([short, long]);
  });

  it.each([
    ['a Brazilian landline', '+551132654321'],
    ['a German mobile', '+4917655501234'],
    ['a number of the United States', '+15215512345'],
    ['too short a number of Mexico', '+5215512345'],
  ])('is not %s', (_, phone) => {
    expect(writingsOf(phone)).toEqual([phone]);
  });
});

describe('A masked number', () => {
  it('leads to nobody, and differs from most others', () => {
    expect(maskPhone('+4917655501234')).toBe('+49 ••• ••34');
  });
});
