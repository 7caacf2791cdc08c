import fc from 'fast-check';
import {
  readCallbackData,
  toCallbackData,
} from '../../../../../shared/domain/message/callback-data';

describe('Our id in what Meta sends back', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{24}$/),
        fc.integer({ min: 1, max: 9_999 }),
        (documentId, attempt) => {
          const written = toCallbackData({ documentId, attempt });
          expect(readCallbackData(written)).toEqual({ documentId, attempt });
          expect(written.length).toBeLessThanOrEqual(512);
        },
      ),
    );
  });

  it('is written so that older rows can be read by newer releases', () => {
    expect(toCallbackData({ documentId: 'k3v8w2m9x5c7b1n4q6z0a8d2', attempt: 3 })).toBe(
      'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-3',
    );
  });

  it.each([
    undefined,
    null,
    7,
    {},
    ['saw1-k3v8w2m9x5c7b1n4q6z0a8d2-3'],
    '',
    'saw1',
    'saw1--1',
    'cms:msg:9f2c',
    'saw2-k3v8w2m9x5c7b1n4q6z0a8d2-1',
    'saw1-k3v8w2m9x5c7b1n4q6z0a8d2',
    'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-',
    'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-x',
    'saw1-k3v8w2m9x5c7b1n4q6z0a8d2--1',
    'saw1-K3V8W2M9X5C7B1N4Q6Z0A8D2-1',
    'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-1\n',
    ' saw1-k3v8w2m9x5c7b1n4q6z0a8d2-1',
    "saw1-' or 1=1 --aaaaaaaa-1",
  ])('is not found in %j, which is not ours', (value) => {
    expect(readCallbackData(value)).toBeNull();
  });

  it('is not found in what anybody else writes there', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        fc.pre(!(typeof value === 'string' && value.startsWith('saw1-')));
        expect(readCallbackData(value)).toBeNull();
      }),
    );
  });
});
