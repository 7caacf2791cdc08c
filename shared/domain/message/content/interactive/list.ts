import { error, warning, type Issue } from '../../../issue';
import { lengthOf } from '../../../template/template';
import type { ListContent } from '../content';
import { ROOT } from '../kind';
import { MAX_ROWS } from '../limits';
import { optional, readChoice, readFields, readList, readText } from '../shape';
import type { InteractiveKind } from './kind';
import { checkLabel, checkParts, checkReplyId, PARTS } from './parts';

const MAX_BODY = 4096;
const MAX_OPENER = 20;
const MAX_SECTIONS = 10;
const MAX_SECTION_TITLE = 24;
const MAX_ROW_ID = 200;
const MAX_ROW_TITLE = 24;
const MAX_DESCRIPTION = 72;

const SECTIONS = `${ROOT}.sections`;

type Section = ListContent['sections'][number];
type Row = Section['rows'][number];

const written = (text: string | undefined): string => (text?.trim() ? text : '');

function checkRow({ id, title, description }: Row, path: string, earlier: Row[]): Issue[] {
  const ids = earlier.map((row) => row.id);
  const length = lengthOf(written(description));
  const limit = MAX_DESCRIPTION;
  return [
    ...checkReplyId(id, `${path}.id`, MAX_ROW_ID, ids),
    ...checkLabel(title, `${path}.title`, MAX_ROW_TITLE, {
      empty: 'row.title.empty',
      tooLong: 'row.title.tooLong',
    }),
    ...(title.trim() !== '' && earlier.some((row) => row.title === title)
      ? [warning('row.title.duplicate', `${path}.title`, { title })]
      : []),
    ...(length > limit
      ? [error('row.description.tooLong', `${path}.description`, { length, limit })]
      : []),
  ];
}

function checkSectionTitle({ title }: Section, index: number, sections: Section[]): Issue[] {
  const path = `${SECTIONS}.${index}.title`;
  const length = lengthOf(written(title));
  if (length === 0 && sections.length > 1) return [error('section.title.empty', path)];
  const limit = MAX_SECTION_TITLE;
  return length > limit ? [error('section.title.tooLong', path, { length, limit })] : [];
}

function checkSections(sections: Section[]): Issue[] {
  const count = sections.length;
  if (count === 0) return [error('list.noSections', SECTIONS)];
  if (count > MAX_SECTIONS)
    return [error('list.tooManySections', SECTIONS, { count, limit: MAX_SECTIONS })];
  const rows = sections.flatMap((section, at) =>
    section.rows.map((row, index) => ({ row, path: `${SECTIONS}.${at}.rows.${index}` })),
  );
  if (rows.length > MAX_ROWS)
    return [error('list.tooManyRows', SECTIONS, { count: rows.length, limit: MAX_ROWS })];
  const all = rows.map(({ row }) => row);
  return [
    ...sections.flatMap(checkSectionTitle),
    ...sections.flatMap((section, at) =>
      section.rows.length === 0 ? [error('list.noRows', `${SECTIONS}.${at}.rows`)] : [],
    ),
    ...rows.flatMap(({ row, path }, index) => checkRow(row, path, all.slice(0, index))),
  ];
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages */
export const LIST: InteractiveKind<ListContent> = {
  read: readFields<ListContent>({
    ...PARTS,
    kind: readChoice('list'),
    button: readText,
    sections: readList(
      readFields<Section>({
        title: optional(readText),
        rows: readList(
          readFields<Row>({ id: readText, title: readText, description: optional(readText) }),
        ),
      }),
    ),
  }),
  check: (content) => [
    ...(content.header && content.header.type !== 'text'
      ? [error('list.header', `${ROOT}.header.type`)]
      : []),
    ...checkParts(content, MAX_BODY),
    ...checkLabel(content.button, `${ROOT}.button`, MAX_OPENER, {
      empty: 'list.opener.empty',
      tooLong: 'list.opener.tooLong',
    }),
    ...checkSections(content.sections),
  ],
  toAction: ({ button, sections }) => ({
    button,
    sections: sections.map(({ title, rows }) => ({
      ...(written(title) && { title }),
      rows: rows.map(({ id, title: label, description }) => ({
        id,
        title: label,
        ...(written(description) && { description }),
      })),
    })),
  }),
  toBlocks: ({ button, sections }) => ({
    list: {
      button,
      sections: sections.map(({ title, rows }) => ({
        title: written(title) || null,
        rows: rows.map((row) => ({
          title: row.title,
          description: written(row.description) || null,
        })),
      })),
    },
  }),
};
