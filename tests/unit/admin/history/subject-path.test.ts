import { subjectPath } from '../../../../admin/src/pages/History/subject-path';

describe('an entry of the history', () => {
  test('leads to what it is about', () => {
    expect(subjectPath({ subject: 'campaign', subjectDocumentId: 'c1', kind: 'started' })).toBe(
      '/plugins/whatsapp/campaigns/c1',
    );
    expect(subjectPath({ subject: 'account', subjectDocumentId: 'a1', kind: 'changed' })).toBe(
      '/settings/whatsapp/accounts/a1',
    );
  });

  test('leads nowhere when that is gone, or is nothing in particular', () => {
    const about = { subject: 'campaign', subjectDocumentId: 'c1' };
    expect(subjectPath({ ...about, kind: 'deleted' })).toBeNull();
    expect(subjectPath({ ...about, subjectDocumentId: null, kind: 'created' })).toBeNull();
    expect(
      subjectPath({ subject: 'export', subjectDocumentId: 'c1', kind: 'messages' }),
    ).toBeNull();
  });
});
