import { formsOf } from '../../../server/src/phone';

describe('the usual writings of a number', () => {
  test('are international and national ones, with and without blanks', () => {
    expect(formsOf('+447400123456')).toEqual([
      '+447400123456',
      '447400123456',
      '00447400123456',
      '+44 7400 123456',
      '0044 7400 123456',
      '07400 123456',
      '07400123456',
    ]);
  });
});
