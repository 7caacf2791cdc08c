import { createIntl } from 'react-intl';
import en from '../../../../admin/src/translations/en.json';
import { THREAD_EVENTS } from '../../../../shared/contracts/inbox';

const intl = createIntl({ locale: 'en', messages: en });

const say = (kind: string, by: 'nobody' | 'somebody', purpose = 'all') =>
  intl.formatMessage(
    { id: `inbox.thread.event.${kind}` },
    {
      by,
      actor: by === 'somebody' ? 'Ana' : '',
      person: 'Ben',
      name: 'Cem',
      until: 'tomorrow',
      labels: 'Urgent',
      language: 'German',
      purpose,
      from: '+49 1',
      to: '+49 2',
    },
  );

/** What the person does, whoever works here. */
const OF_THE_PERSON = ['personAsked', 'identity'];

describe('what happens in a conversation, in words', () => {
  test.each(THREAD_EVENTS)(
    'is a sentence for “%s”, with and without somebody who did it',
    (kind) => {
      const byItself = say(kind, 'nobody');
      const bySomebody = say(kind, 'somebody');
      for (const words of [byItself, bySomebody]) expect(words).toMatch(/^[A-Z][^{}]+$/);
      expect(byItself).not.toContain('Ana');
      if (!OF_THE_PERSON.includes(kind)) expect(bySomebody).toContain('Ana');
    },
  );

  test('tells marketing from everything', () => {
    expect(say('optOut', 'nobody', 'marketing')).toBe('Ben wants no marketing any more');
    expect(say('optOut', 'somebody')).toBe('Ana recorded that Ben wants no messages');
    expect(say('optIn', 'nobody')).toBe('Ben agreed to messages');
  });
});
