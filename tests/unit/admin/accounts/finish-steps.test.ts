import {
  isFinished,
  planFinish,
  refusedOutcome,
} from '../../../../admin/src/pages/Accounts/Connect/finish-steps';
import type { Account, ConnectionTest } from '../../../../shared/contracts/accounts';

const account = (documentId: string, businessAccountId: string, appId = '120') =>
  ({ documentId, businessAccountId, appId }) as Account;

const planned = (accounts: Account[], canSync = true) =>
  planFinish(accounts, { canSync }).map(({ id }) => id);

describe('What is left to do for stored accounts', () => {
  it('is done once for the app, once for each WhatsApp account, and once for each number', () => {
    expect(planned([account('a', '1'), account('b', '1'), account('c', '2')])).toEqual([
      'callback/a',
      'subscribe/a',
      'subscribe/c',
      'templates/a',
      'templates/c',
      'register/a',
      'test/a',
      'register/b',
      'test/b',
      'register/c',
      'test/c',
    ]);
  });

  it('leaves the templates to whoever may fetch them', () => {
    expect(planned([account('a', '1')], false)).toEqual([
      'callback/a',
      'subscribe/a',
      'register/a',
      'test/a',
    ]);
  });
});

describe('A step that was refused', () => {
  it('asks where another system would be cut off, and names it', () => {
    const issue = {
      code: 'appCallback.replaces',
      path: 'replace',
      params: { url: 'https://crm.example/hook' },
      severity: 'error',
      message: '…',
    } as const;
    expect(refusedOutcome({ issues: [issue] }, 'words')).toEqual({
      state: 'replaces',
      url: 'https://crm.example/hook',
    });
  });

  it('says in words what is wrong otherwise', () => {
    expect(refusedOutcome({ issues: [] }, 'Meta is out of reach.')).toEqual({
      state: 'problem',
      words: 'Meta is out of reach.',
    });
  });
});

describe('Connecting', () => {
  const tested = (ok: boolean) => ({ state: 'tested', test: { ok } as ConnectionTest }) as const;
  const done = { state: 'done', words: null } as const;

  it('is finished when everything is through and the test has no problem', () => {
    expect(isFinished([done, tested(true)])).toBe(true);
    expect(isFinished([done, tested(false)])).toBe(false);
    expect(isFinished([{ state: 'replaces', url: '' }, tested(true)])).toBe(false);
    expect(isFinished([{ state: 'unregistered' }, tested(true)])).toBe(false);
    expect(isFinished([{ state: 'working' }, tested(true)])).toBe(false);
  });
});
