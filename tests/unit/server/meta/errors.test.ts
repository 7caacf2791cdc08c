import { networkError, readGraphError, redact } from '../../../../server/src/meta/errors';

describe('Hiding secrets', () => {
  it('takes out the given ones and whatever looks like a token', () => {
    expect(
      redact('a secret-secret b EAAG0123456789abcdef c secret-secret', ['secret-secret']),
    ).toBe('a [redacted] b [redacted] c [redacted]');
  });

  it('does not take short secrets for secrets, or every text would be full of holes', () => {
    expect(redact('the cat', ['a', ''])).toBe('the cat');
  });

  it('takes a secret as text, not as a pattern', () => {
    expect(redact('x.........x', ['.........'])).toBe('x[redacted]x');
    expect(redact('abcdefghi', ['.........'])).toBe('abcdefghi');
  });
});

describe('An error envelope', () => {
  it.each([
    null,
    undefined,
    7,
    'error',
    [],
    {},
    { error: null },
    { error: 'no' },
    { error: [] },
    { error: {} },
    { error: { code: '190' } },
    { error: { code: null } },
  ])('is not found in %j', (body) => {
    expect(readGraphError(400, body, [])).toBeNull();
  });

  it.each([
    { code: 7 },
    { code: 7, message: null, error_data: null, fbtrace_id: 5, error_subcode: 'x' },
    { code: 7, message: '', error_data: 'text', fbtrace_id: '' },
    { code: 7, error_data: { details: 5 } },
  ])('is read whatever else it holds: %j', (error) => {
    expect(readGraphError(500, { error }, [])).toMatchObject({
      metaCode: 7,
      subcode: null,
      metaMessage: 'no message',
      details: null,
      traceId: null,
    });
  });
});

describe('An error below HTTP', () => {
  it.each([
    ['ECONNREFUSED', true, 'network', 'never-left'],
    ['ENOTFOUND', true, 'network', 'never-left'],
    ['EAI_AGAIN', true, 'network', 'never-left'],
    ['CERT_HAS_EXPIRED', true, 'network', 'never-left'],
    ['ECONNRESET', false, 'network', 'never-left'],
    ['ECONNRESET', true, 'network', 'unknown'],
    ['EPIPE', true, 'network', 'unknown'],
    ['ECONNABORTED', true, 'timeout', 'unknown'],
    ['ETIMEDOUT', true, 'timeout', 'unknown'],
    ['ETIMEDOUT', false, 'timeout', 'never-left'],
    ['NEVER_SEEN', true, 'network', 'unknown'],
  ])('%s with something written (%s) is of %s, and Meta: %s', (cause, wrote, family, outcome) => {
    expect(networkError(cause, wrote)).toMatchObject({ cause, family, outcome, metaCode: null });
  });
});
