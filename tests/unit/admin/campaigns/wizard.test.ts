import {
  asksForCheck,
  draftOf,
  emptyDraft,
  hasRule,
  inputOf,
  withGuess,
  type Draft,
} from '../../../../admin/src/pages/Campaigns/Wizard/draft';
import { guessColumns } from '../../../../admin/src/pages/Campaigns/Wizard/guess-columns';
import { listPath } from '../../../../admin/src/pages/Campaigns/Wizard/list-path';
import {
  isDone,
  isOpen,
  readStep,
  tenthsOf,
} from '../../../../admin/src/pages/Campaigns/Wizard/steps';
import { isTypedNumber } from '../../../../admin/src/pages/Campaigns/Wizard/typed-number';
import { templateOf } from '../../../../admin/src/pages/Campaigns/Wizard/template-of';
import type { Campaign, CampaignInput } from '../../../../shared/contracts/campaigns';

const FILTER = { type: 'filter', uid: 'api::customer.customer' } as const;

const prepared = (input: Partial<CampaignInput>, status: Campaign['status'] = 'draft') => ({
  status,
  input: { audience: FILTER, ...input },
  check: null,
  recipients: 0,
});

describe('the steps of the wizard', () => {
  test('open one after the other', () => {
    expect(readStep('review', null)).toBe('audience');
    expect(readStep('review', prepared({}))).toBe('message');
    expect(readStep('review', prepared({ template: 'sale' }))).toBe('check');
    expect(readStep('review', prepared({ template: 'sale' }, 'checked'))).toBe('review');
    expect(readStep('audience', prepared({ template: 'sale' }, 'checked'))).toBe('audience');
    expect(readStep('elsewhere', prepared({ template: 'sale' }))).toBe('audience');
  });

  test('a file is done when the column with the number is known', () => {
    const file = (phoneColumn: string) =>
      prepared({ audience: { type: 'csv', phoneColumn, valueColumns: {} } });
    expect(isDone('audience', file(''))).toBe(false);
    expect(isDone('audience', file('Phone'))).toBe(true);
    expect(isOpen('message', file(''))).toBe(false);
  });

  test('the check is read out in tenths', () => {
    expect(tenthsOf(0, null)).toBeNull();
    expect(tenthsOf(0, 0)).toBeNull();
    expect([0, 99, 100, 812, 1284].map((done) => tenthsOf(done, 1284))).toEqual([0, 0, 0, 60, 100]);
  });
});

describe('the draft of a campaign', () => {
  test('has a stop rule that can be kept, or none', () => {
    const rule = (percent: number, of: number) => hasRule({ stopRule: { percent, of } });
    expect(hasRule({ stopRule: null })).toBe(true);
    expect([rule(10, 100), rule(0, 1), rule(2.5, 40)]).toEqual([true, true, true]);
    expect([rule(101, 100), rule(NaN, 100), rule(10, 0), rule(10, 2.5)]).toEqual(
      Array<boolean>(4).fill(false),
    );
  });

  test('keeps what the server keeps, and stops by itself unless told otherwise', () => {
    const draft = emptyDraft(FILTER.uid);
    expect(draft).toMatchObject({ audience: FILTER, stopRule: { percent: 10, of: 100 } });
    expect(draftOf({ input: { name: 'Sale', audience: FILTER, stopRule: null } })).toMatchObject({
      name: 'Sale',
      stopRule: null,
      values: {},
    });
    expect(inputOf({ ...draft, name: '  Sale ' }).name).toBe('Sale');
  });

  test('must be checked again for everything but its name and its stop rule', () => {
    const draft: Draft = emptyDraft(FILTER.uid);
    expect(asksForCheck(draft, { ...draft, name: 'Sale', stopRule: null })).toBe(false);
    expect(asksForCheck(draft, { ...draft, values: { 'body.1': 'x' } })).toBe(true);
  });

  test('takes columns for numbers and names until somebody has chosen', () => {
    const file = {
      name: 'people.csv',
      columns: ['First name', 'Order', 'Mobile'],
      rows: 2,
      sample: [
        { 'First name': 'Lena', Order: '1001', Mobile: '+49 151 12345678' },
        { 'First name': 'Ana', Order: '1002', Mobile: '' },
      ],
    };
    const csv: Draft = {
      ...emptyDraft(FILTER.uid),
      audience: { type: 'csv', phoneColumn: '', valueColumns: {} },
    };
    expect(withGuess(csv, file).audience).toMatchObject({
      phoneColumn: 'Mobile',
      nameColumn: 'First name',
    });
    const chosen = { ...csv, audience: { ...csv.audience, phoneColumn: 'Order' } } as Draft;
    expect(withGuess(chosen, file)).toBe(chosen);
    expect(withGuess(csv, null)).toBe(csv);
  });

  test('a column of numbers is found without a telling name, and none where there is none', () => {
    expect(guessColumns(['a', 'b'], [{ a: 'Lena', b: '0151 1234567' }])).toEqual({
      phone: 'b',
      name: null,
    });
    expect(guessColumns(['a'], [{ a: 'Lena' }])).toEqual({ phone: null, name: null });
  });

  test('finds its template by name or by one of its languages, of its own account first', () => {
    const usable = (name: string, accountDocumentId: string) => ({
      name,
      label: null,
      category: 'MARKETING',
      appliesTo: null,
      accountDocumentId,
      accountName: accountDocumentId,
      languages: [{ documentId: `${name}-${accountDocumentId}-en`, language: 'en' }],
    });
    const offered = [usable('sale', 'a'), usable('sale', 'b')];
    expect(templateOf(offered, { template: 'sale', account: 'b' })).toBe(offered[1]);
    expect(templateOf(offered, { template: 'sale-b-en', account: null })).toBe(offered[1]);
    expect(templateOf(offered, { template: 'sale', account: 'gone' })).toBe(offered[0]);
    expect(templateOf(offered, { template: 'other', account: null })).toBeNull();
    expect(templateOf(offered, { template: null, account: null })).toBeNull();
  });
});

describe('the way back to the list', () => {
  test('shows the same records there', () => {
    const path = listPath({
      uid: FILTER.uid,
      filters: { $and: [{ firstName: { $eq: 'Lena & co' } }] },
      _q: 'berlin',
      locale: 'en',
    });
    const [page, query] = path.split('?');
    expect(page).toBe('/content-manager/collection-types/api::customer.customer');
    expect([...new URLSearchParams(query)]).toEqual([
      ['filters[$and][0][firstName][$eq]', 'Lena & co'],
      ['_q', 'berlin'],
      ['plugins[i18n][locale]', 'en'],
    ]);
    expect(listPath({ uid: FILTER.uid })).toBe(page);
  });
});

describe('typing the number of people', () => {
  test.each(['1284', '1,284', '1.284', ' 1 284 ', '1’284'])('%s is 1284', (typed) => {
    expect(isTypedNumber(typed, 1284)).toBe(true);
  });

  test.each(['', '128', '12840', 'all'])('“%s” is not', (typed) => {
    expect(isTypedNumber(typed, 1284)).toBe(false);
  });
});
