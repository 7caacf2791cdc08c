import { readApiError } from '../../../../admin/src/api/read-api-error';
import { error } from '../../../../shared/domain/issue';

describe('reading an error answer', () => {
  it('takes the server’s sentence, its issues and what Meta said', () => {
    const issues = [{ ...error('phone.empty', 'to'), message: 'The phone number is empty.' }];
    const meta = { code: 190, subcode: null, message: 'Session has expired', traceId: 'A1' };
    expect(
      readApiError({
        status: 400,
        name: 'ValidationError',
        message: 'The phone number is empty.',
        details: { issues, meta },
      }),
    ).toEqual({ status: 400, message: 'The phone number is empty.', issues, meta });
  });

  it.each([
    { name: 'UnknownError', message: 'Failed to fetch' },
    { name: 'TypeError', message: 'Failed to fetch' },
    { name: 'InternalServerError', status: 500, message: 'Internal Server Error' },
  ])('does not pass on words that help nobody: %j', (answer) => {
    expect(readApiError(answer)).toMatchObject({ message: null, issues: [], meta: null });
  });

  it.each([undefined, null, {}, { details: {} }, { details: { issues: 'no' } }])(
    'bears %j',
    (answer) => {
      expect(readApiError(answer)).toEqual({
        status: null,
        message: null,
        issues: [],
        meta: null,
      });
    },
  );
});
