import { answerChallenge } from '../../../../server/src/webhook/challenge';

const TOKENS = ['token-of-one', 'token-of-two'];
const query = (changes: Record<string, unknown> = {}) => ({
  'hub.mode': 'subscribe',
  'hub.challenge': '1158201444',
  'hub.verify_token': 'token-of-two',
  ...changes,
});

describe('The handshake', () => {
  it.each(TOKENS)(
    'is answered with the bare challenge for the token of any account: %s',
    (token) => {
      expect(answerChallenge(query({ 'hub.verify_token': token }), TOKENS)).toBe('1158201444');
    },
  );

  it.each([
    ['another token', { 'hub.verify_token': 'token-of-three' }],
    ['a token in other letters', { 'hub.verify_token': 'TOKEN-OF-TWO' }],
    ['the beginning of a token', { 'hub.verify_token': 'token-of' }],
    ['no token', { 'hub.verify_token': undefined }],
    ['an empty token', { 'hub.verify_token': '' }],
    ['a token given twice', { 'hub.verify_token': ['token-of-two', 'token-of-two'] }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no mode', { 'hub.mode': undefined }],
    ['no challenge', { 'hub.challenge': undefined }],
    ['a challenge given twice', { 'hub.challenge': ['1', '2'] }],
  ])('is refused with %s', (_title, changes) => {
    expect(answerChallenge(query(changes), TOKENS)).toBeNull();
  });

  it('is refused while there is no account, even with an empty token', () => {
    expect(answerChallenge(query(), [])).toBeNull();
    expect(answerChallenge(query({ 'hub.verify_token': '' }), [''])).toBeNull();
  });
});
