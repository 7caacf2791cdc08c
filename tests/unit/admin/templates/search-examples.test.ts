import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import {
  searchExamples,
  type GalleryExample,
} from '../../../../admin/src/pages/Templates/Gallery/search-examples';

const example = (id: string, topic: string, body: string): GalleryExample => ({
  id,
  title: `Title of ${id}`,
  topic,
  content: { ...emptyContent(), body },
});

const examples = [
  example('ready', 'Orders', 'Ready for you to pick up'),
  example('visit', 'Appointments', 'See you at the Café'),
  example('sent', 'Orders', 'On its way to you'),
];

const found = (typed: string) =>
  searchExamples(examples, typed).flatMap(({ examples: some }) => some.map(({ id }) => id));

describe('The gallery', () => {
  it('stands by topic, in the order in which topics first come', () => {
    const sections = searchExamples(examples, '');
    expect(sections.map(({ topic }) => topic)).toEqual(['Orders', 'Appointments']);
    expect(sections[0]?.examples.map(({ id }) => id)).toEqual(['ready', 'sent']);
  });

  it.each([
    ['pick', ['ready']],
    ['  TO you ', ['ready', 'sent']],
    ['cafe', ['visit']],
    ['appointments', ['visit']],
    ['title sent', ['sent']],
    ['nothing like it', []],
  ])('finds by every word of %j', (typed, ids) => expect(found(typed)).toEqual(ids));
});
