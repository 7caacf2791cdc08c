import { NOTHING_SAID } from '../../../../shared/domain/consent';
import { consentNote } from '../../../../admin/src/components/Consent/consent-note';
import { consentWords } from '../../../../admin/src/components/Consent/consent-words';

const nothing = NOTHING_SAID as unknown as Parameters<typeof consentWords>[0];
const words = (state: object) => consentWords({ ...nothing, ...state }).map(({ text }) => text);

describe('what is in force, in words', () => {
  test('is said when nothing is known', () => {
    expect(words({})).toEqual(['contacts.consent.none']);
  });

  test('names no yes beside the wish to hear nothing', () => {
    expect(
      words({ optOutAllAt: 'x', optOutMarketingAt: 'x', optInAllAt: 'x', optInMarketingAt: 'x' }),
    ).toEqual(['contacts.consent.outAll']);
  });

  test('names a yes to all beside a no to marketing', () => {
    expect(words({ optOutMarketingAt: 'x', optInAllAt: 'x', optInMarketingAt: 'x' })).toEqual([
      'contacts.consent.outMarketing',
      'contacts.consent.inAll',
    ]);
  });

  test('names a block first', () => {
    expect(words({ blockedAt: 'x', optInMarketingAt: 'x' })).toEqual([
      'contacts.consent.blocked',
      'contacts.consent.inMarketing',
    ]);
  });
});

test('a note has a line for each thing that was said', () => {
  const say = (key: string, { text }: { text: string }) => `${key.split('.').at(-1)}=${text}`;
  expect(consentNote({ source: ' counter ', wording: '', proof: 'form 7' }, say)).toBe(
    'source=counter\nproof=form 7',
  );
  expect(consentNote({ source: '', wording: ' ', proof: '' }, say)).toBe('');
});
