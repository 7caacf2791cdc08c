import { headerText } from '../../../../../shared/domain/template/header';
import type { TemplateContent } from '../../../../../shared/domain/template/template';

/** An example as the gallery shows it. */
export interface GalleryExample {
  id: string;
  title: string;
  topic: string;
  content: TemplateContent;
}

/** Examples of one topic. */
export interface Section {
  topic: string;
  examples: GalleryExample[];
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = ({ title, topic, content }: GalleryExample): string =>
  folded(
    [
      title,
      topic,
      headerText(content.header),
      content.body,
      content.footer,
      ...content.buttons.map(({ text }) => text),
    ]
      .filter(Boolean)
      .join(' '),
  );

/** The examples that hold every word that was typed, by topic; topics stand in their first order. */
export function searchExamples(examples: GalleryExample[], typed: string): Section[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const sections = new Map<string, GalleryExample[]>();
  for (const example of examples) {
    const words = wordsOf(example);
    if (!wanted.every((word) => words.includes(word))) continue;
    sections.set(example.topic, [...(sections.get(example.topic) ?? []), example]);
  }
  return [...sections].map(([topic, found]) => ({ topic, examples: found }));
}
