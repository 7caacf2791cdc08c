import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { ComponentType } from 'react';
import {
  HEADERS,
  type HeaderType,
  type TemplateHeader,
} from '../../../../../../shared/domain/template/header';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { OtherHeader } from './OtherHeader';
import { TextHeaderField } from './TextHeaderField';

const NONE = 'none';

/** What is shown below the choice, for each kind of header. */
const HEADER_EDITORS = {
  text: TextHeaderField,
  other: OtherHeader,
} satisfies Record<HeaderType, ComponentType>;

const NEW_HEADERS = {
  text: { type: 'text', text: '' },
} satisfies Record<(typeof HEADERS)[number], TemplateHeader>;

/** The choice of a header, and the editor of the chosen kind. */
export function HeaderField() {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const { header } = values.content;
  const HeaderEditor = header && HEADER_EDITORS[header.type];

  const choose = (type: string) =>
    changeContent((content) => ({
      ...content,
      header: HEADERS.find((one) => one === type)
        ? NEW_HEADERS[type as keyof typeof NEW_HEADERS]
        : null,
    }));

  return (
    <>
      {header?.type !== 'other' && (
        <EditorField path="header" label={text('templates.field.header')}>
          <SingleSelect
            value={header?.type ?? NONE}
            disabled={isContentLocked}
            onChange={(type) => choose(String(type))}
          >
            <SingleSelectOption value={NONE}>{text('templates.header.none')}</SingleSelectOption>
            {HEADERS.map((type) => (
              <SingleSelectOption key={type} value={type}>
                {text(`templates.header.${type}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </EditorField>
      )}
      {HeaderEditor && <HeaderEditor />}
    </>
  );
}
