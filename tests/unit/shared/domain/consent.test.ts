import fc from 'fast-check';
import {
  applyConsent,
  basisOf,
  FREE_MESSAGE,
  judgeConsent,
  mergeConsent,
  NOTHING_SAID,
  readConsentField,
  strictestConsent,
  type ConsentPolicies,
  type ConsentQuestion,
  type ConsentState,
  type ConsentWord,
} from '../../../../shared/domain/consent';

const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const POLICIES: ConsentPolicies = { marketing: 'require', utility: 'warn', authentication: 'off' };

const word = (kind: ConsentWord['kind'], purpose: ConsentWord['purpose'], at: Date) => ({
  kind,
  purpose,
  at,
});
const after = (...words: ConsentWord[]): ConsentState => words.reduce(applyConsent, NOTHING_SAID);

const judge = (question: Partial<ConsentQuestion>, policies = POLICIES) =>
  judgeConsent({ category: 'MARKETING', state: NOTHING_SAID, record: null, ...question }, policies)
    .map(({ code, severity }) => `${severity} ${code}`)
    .join();

describe('What a person said', () => {
  it('is ended by what they say later, and by nothing before', () => {
    const out = word('opt-out', 'marketing', day(2));
    expect(after(out).optOutMarketingAt).toEqual(day(2));
    expect(after(out, word('opt-in', 'marketing', day(3))).optOutMarketingAt).toBeNull();
    expect(after(out, word('opt-in', 'marketing', day(1))).optOutMarketingAt).toEqual(day(2));
    expect(after(word('opt-in', 'marketing', day(3)), out).optOutMarketingAt).toBeNull();
  });

  it('counts as a no when both come at the same moment', () => {
    const state = after(word('opt-in', 'all', day(2)), word('opt-out', 'all', day(2)));
    expect(state.optOutAllAt).toEqual(day(2));
  });

  it('to marketing alone does not end the wish to hear nothing', () => {
    const state = after(word('opt-out', 'all', day(1)), word('opt-in', 'marketing', day(2)));
    expect(judge({ state })).toBe('error consent.optedOutAll');
  });

  it('to everything ends every opt-out before it', () => {
    const state = after(
      word('opt-out', 'marketing', day(1)),
      word('opt-out', 'all', day(2)),
      word('opt-in', 'all', day(3)),
    );
    expect(state).toMatchObject({ optOutMarketingAt: null, optOutAllAt: null });
    expect(judge({ state })).toBe('');
  });

  it('is the same in whatever order it is told, and however often', () => {
    const words = fc.array(
      fc.record({
        kind: fc.constantFrom('opt-in' as const, 'opt-out' as const),
        purpose: fc.constantFrom('marketing' as const, 'all' as const),
        at: fc.integer({ min: 1, max: 9 }).map(day),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        words.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray([...list, ...list], {
              minLength: list.length * 2,
              maxLength: list.length * 2,
            }),
          ),
        ),
        ([list, shuffled]) => {
          expect(after(...shuffled)).toEqual(after(...list));
        },
      ),
    );
  });
});

describe('A message', () => {
  const optedIn = after(word('opt-in', 'all', day(1)));
  const newsletter = after(word('opt-in', 'marketing', day(1)));

  it.each([
    ['MARKETING', 'error consent.missing'],
    ['UTILITY', 'warning consent.missing'],
    ['AUTHENTICATION', ''],
    [FREE_MESSAGE, ''],
    // What Meta may come to name is judged like the strictest.
    ['LOYALTY', 'error consent.missing'],
    [null, 'error consent.missing'],
  ])('of category %s to somebody who said nothing: %s', (category, told) => {
    expect(judge({ category })).toBe(told);
  });

  it.each(['MARKETING', 'UTILITY', 'AUTHENTICATION'])(
    'of category %s may rest on an opt-in to everything, and on what the record says',
    (category) => {
      const strict: ConsentPolicies = {
        marketing: 'require',
        utility: 'require',
        authentication: 'require',
      };
      expect(judge({ category }, strict)).toBe('error consent.missing');
      expect(judge({ category, state: optedIn }, strict)).toBe('');
      expect(judge({ category, record: { path: 'agreed', says: true } }, strict)).toBe('');
    },
  );

  it('rests on an opt-in to marketing only when it is marketing', () => {
    expect(judge({ state: newsletter })).toBe('');
    expect(judge({ category: 'UTILITY', state: newsletter })).toBe('warning consent.missing');
  });

  it('is stopped by an opt-out whatever the policy and the record say', () => {
    const off: ConsentPolicies = { marketing: 'off', utility: 'off', authentication: 'off' };
    const record = { path: 'agreed', says: true };
    const noMarketing = after(word('opt-out', 'marketing', day(2)));
    const nothing = after(word('opt-out', 'all', day(2)));
    expect(judge({ state: noMarketing, record }, off)).toBe('error consent.optedOut');
    expect(judge({ category: 'UTILITY', state: noMarketing, record }, off)).toBe('');
    expect(judge({ state: nothing, record }, off)).toBe('error consent.optedOutAll');
    expect(judge({ category: 'UTILITY', state: nothing, record }, off)).toBe(
      'error consent.optedOutAll',
    );
    expect(judge({ category: 'AUTHENTICATION', state: nothing, record }, off)).toBe('');
  });

  it.each(['MARKETING', 'UTILITY', 'AUTHENTICATION', FREE_MESSAGE])(
    'of category %s never reaches somebody who is blocked',
    (category) => {
      const state = { ...optedIn, blockedAt: day(1) };
      expect(judge({ category, state, lastInboundAt: day(2) })).toBe('error consent.blocked');
    },
  );

  it('is not covered by an opt-in when its record says no, and is when it says nothing', () => {
    const says = (answer: boolean | null) => ({ path: 'agreed', says: answer });
    expect(judge({ state: optedIn, record: says(false) })).toBe('error consent.recordSaysNo');
    expect(judge({ state: optedIn, record: says(null) })).toBe('');
    expect(judge({ category: 'UTILITY', state: optedIn, record: says(false) })).toBe(
      'warning consent.recordSaysNo',
    );
  });

  it('without a template goes to somebody who wants nothing only as an answer to them', () => {
    const state = after(word('opt-out', 'all', day(3)));
    const free = { category: FREE_MESSAGE, state };
    expect(judge(free)).toBe('error consent.optedOutAll');
    expect(judge({ ...free, lastInboundAt: day(2) })).toBe('error consent.optedOutAll');
    expect(judge({ ...free, lastInboundAt: day(3) })).toBe('');
  });

  it('to the own number of its sender needs no consent, but no opt-out either', () => {
    expect(judge({ isSelf: true })).toBe('');
    const state = after(word('opt-out', 'marketing', day(1)));
    expect(judge({ isSelf: true, state })).toBe('error consent.optedOut');
    expect(
      basisOf({ category: 'MARKETING', state: NOTHING_SAID, record: null, isSelf: true }),
    ).toBe('self');
  });

  it('remembers what it rests on: the opt-in before the record', () => {
    const record = { path: 'agreed', says: true };
    const of = (state: ConsentState) => basisOf({ category: 'MARKETING', state, record });
    expect(of(optedIn)).toBe('opt-in');
    expect(of(NOTHING_SAID)).toBe('record');
    expect(of(after(word('opt-out', 'all', day(1))))).toBeNull();
  });
});

describe('A consent field', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  it.each<[unknown, boolean | null]>([
    [true, true],
    [false, false],
    ['2026-03-10', true],
    ['2026-03-11', false],
    ['2026-03-10T11:59:59.000Z', true],
    ['2026-03-10T12:00:01.000Z', false],
    [new Date('2020-01-01T00:00:00Z'), true],
    [null, null],
    [undefined, null],
    ['', null],
    ['yes', null],
    ['1', null],
    ['12:00:00', null],
    [1, null],
    [0, null],
    [['2020-01-01'], null],
    [new Date('nonsense'), null],
  ])('that holds %j says %j', (value, says) => {
    expect(readConsentField(value, now)).toBe(says);
  });
});

describe('What a person said who is known more than once', () => {
  it('counts as if it had been said in one place', () => {
    const out = after(word('opt-out', 'all', day(3)));
    const back = after(word('opt-in', 'all', day(4)));
    const before = after(word('opt-in', 'all', day(2)));
    expect(mergeConsent([out, before])).toMatchObject({ optOutAllAt: day(3), optInAllAt: day(2) });
    expect(mergeConsent([back, out])).toMatchObject({ optOutAllAt: null, optInAllAt: day(4) });
    expect(mergeConsent([])).toEqual(NOTHING_SAID);
    expect(mergeConsent([back, { ...NOTHING_SAID, blockedAt: day(1) }])).toMatchObject({
      blockedAt: day(1),
    });
  });
});

describe('two contacts that are made one', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 0, date));
  const said = (words: Partial<ConsentState>): ConsentState => ({ ...NOTHING_SAID, ...words });

  test('want to hear nothing if either does, also when the other agreed later', () => {
    expect(strictestConsent([said({ optOutAllAt: day(1) }), said({ optInAllAt: day(2) })])).toEqual(
      said({ optOutAllAt: day(1) }),
    );
  });

  test('keep what they agreed to where neither wants to hear less', () => {
    expect(
      strictestConsent([said({ optInAllAt: day(1) }), said({ optInMarketingAt: day(2) })]),
    ).toEqual(said({ optInAllAt: day(1), optInMarketingAt: day(2) }));
  });

  test('a yes before the no stays written', () => {
    expect(
      strictestConsent([said({ optInAllAt: day(1) }), said({ optOutMarketingAt: day(2) })]),
    ).toEqual(said({ optInAllAt: day(1), optOutMarketingAt: day(2) }));
  });

  test('are blocked if either is', () => {
    expect(strictestConsent([NOTHING_SAID, said({ blockedAt: day(3) })]).blockedAt).toEqual(day(3));
  });
});
