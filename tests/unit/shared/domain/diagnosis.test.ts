import {
  codesOfCause,
  DESCRIBED_CAUSES,
  diagnose,
  DIAGNOSES,
  type Retry,
} from '../../../../shared/domain/diagnosis';

/**
 * Every error code of Meta's page with what may be done about it: again by itself, in hours, only after
 * something was mended, or never for this message and person.
 */
const CODES: Record<Retry, number[]> = {
  now: [
    1, 2, 4, 80007, 80008, 130429, 131000, 131016, 131056, 131057, 133004, 133015, 134101, 2494100,
  ],
  later: [131048, 131049, 131064, 132069, 133008, 133009, 133016, 139102, 139103],
  'after-fix': [
    0, 3, 10, 33, 100, 190, 200, 368, 131005, 131008, 131009, 131030, 131031, 131037, 131042,
    131044, 131045, 131047, 131053, 131055, 131058, 131061, 131062, 131063, 132000, 132001, 132005,
    132007, 132012, 132015, 132018, 132068, 133000, 133005, 133006, 133010, 134011, 134100, 134102,
    135000, 137000, 138000, 138013, 138999, 139000, 139001, 139002, 139003, 139004, 139100, 139101,
    139200, 147001, 147005, 200005, 200007,
  ],
  never: [
    130403, 130472, 130497, 131021, 131026, 131050, 131051, 131052, 131060, 132016, 200006, 1752041,
    2593107, 2593108,
  ],
};

/** Meta's subcodes for templates, which come with code 100. */
const SUBCODES: [number, string][] = [
  [2388019, 'templateCount'],
  [2388023, 'nameCooling'],
  [2388024, 'nameTaken'],
  [2388039, 'notEditable'],
  [2388040, 'tooLong'],
  [2388012, 'migration'],
  [2388091, 'migration'],
  [2388093, 'migration'],
  [2388103, 'migration'],
  [2388047, 'headerFormat'],
  [2388072, 'componentFormat'],
  [2388073, 'footerFormat'],
  [2388293, 'variableRatio'],
  [2388299, 'variableEdge'],
];

describe('An error of Meta’s', () => {
  it.each(
    Object.entries(CODES).flatMap(([retry, codes]) => codes.map((code) => [code, retry] as const)),
  )('with code %i is described, and may be tried again: %s', (code, retry) => {
    const diagnosis = diagnose(code);
    expect(diagnosis.key).not.toBe('unknown');
    expect(diagnosis.retry).toBe(retry);
  });

  it('about permissions is one of a family', () => {
    for (let code = 200; code <= 299; code += 1)
      expect(diagnose(code)).toMatchObject({ key: 'permission', scope: 'account' });
    expect(diagnose(199).key).toBe('unknown');
    expect(diagnose(300).key).toBe('unknown');
  });

  it.each(SUBCODES)('about a template is told by its subcode %i: %s', (subcode, key) => {
    expect(diagnose(100, subcode).key).toBe(key);
  });

  it('with a subcode that says nothing is told by its code', () => {
    expect(diagnose(100, 2388999).key).toBe('parameter');
    expect(diagnose(190, 463).key).toBe('token');
    expect(diagnose(190, null).key).toBe('token');
  });

  it.each([139005, 147000, 147006, 999_999, -1, 0.5, 200.5, Number.NaN])(
    'with a code that nobody has described (%p) leaves the word to Meta',
    (code) => {
      expect(diagnose(code)).toMatchObject({ key: 'unknown', retry: 'after-fix' });
    },
  );

  it('without a code is unknown', () => {
    expect(diagnose(null)).toMatchObject({ key: 'unknown' });
    expect(diagnose(null, undefined)).toMatchObject({ key: 'unknown' });
  });

  it('of an expired token stops the whole account', () => {
    expect(diagnose(190)).toMatchObject({ scope: 'account', actor: 'administrator' });
    expect(diagnose(0)).toEqual(diagnose(190));
  });

  it('of a limit between two parties slows down that person alone', () => {
    expect(diagnose(131056)).toMatchObject({ retry: 'now', scope: 'recipient' });
    expect(diagnose(130429)).toMatchObject({ retry: 'now', scope: 'number' });
  });
});

/**
 * What is said to people of the codes that they meet most: what happened, why, and what to do; never “try
 * again” where that would harm.
 */
const WORDS: [number, RegExp, RegExp][] = [
  [190, /expired or was revoked/, /replace it in the account/],
  [131026, /could not deliver to this number/, /another way/],
  [131042, /payment problem/, /billing/i],
  [131047, /24 hours/, /approved template/],
  [131049, /held this marketing message back/, /not send it again today/],
  [131056, /Too many messages to this person/, /by itself/],
  [130429, /faster than this number/, /by itself/],
  [132000, /do not fit the template/, /Sync the templates/],
  [132001, /does not exist at Meta in this language/, /Sync the templates/],
];

describe('The list of diagnoses', () => {
  it.each(WORDS)(
    'says of %i in plain words what happened and what to do',
    (code, title, action) => {
      expect(diagnose(code).title).toMatch(title);
      expect(diagnose(code).action).toMatch(action);
    },
  );

  it('leads each of them to a page of Meta’s', () => {
    for (const { link } of DIAGNOSES)
      expect(link).toMatch(
        /^https:\/\/developers\.facebook\.com\/documentation\/business-messaging\/whatsapp\/[a-z/-]+$/,
      );
  });

  it('has each code once', () => {
    const codes = DESCRIBED_CAUSES.flatMap((cause) => cause.codes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes)
      expect(diagnose(code)).toEqual(DIAGNOSES.find(({ key }) => key === diagnose(code).key));
  });

  it('has each key once', () => {
    const keys = DIAGNOSES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('unknown');
  });

  it.each(DIAGNOSES.map((each) => [each.key, each] as const))(
    'says of %s what happened and what to do, in whole sentences',
    (_key, { title, action }) => {
      expect(title).toMatch(/^[A-Z].*[.]$/);
      expect(action).toMatch(/^[A-Z].*[.]$/);
    },
  );
});

describe('The codes of a cause', () => {
  const isFound = (key: string, code: number): boolean => {
    const { in: codes, ranges, except, isNone } = codesOfCause(key)!;
    const isInRange = ranges.some(([first, last]) => first <= code && code <= last);
    return isNone !== (codes.includes(code) || (isInRange && !except.includes(code)));
  };

  it('are those that are traced to it, and no others', () => {
    const codes = DESCRIBED_CAUSES.flatMap(({ codes: listed, family }) => [
      ...listed,
      ...(family ? [family[0] - 1, ...family, family[1] + 1] : []),
    ]);
    for (const code of [...codes, 7, 999_999])
      expect([
        code,
        DIAGNOSES.filter(({ key }) => isFound(key, code)).map(({ key }) => key),
      ]).toEqual([code, [diagnose(code).key]]);
    expect(codesOfCause('nonsense')).toBeNull();
  });
});
