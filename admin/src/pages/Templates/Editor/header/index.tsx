import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { ComponentType } from 'react';
import { HEADERS, type HeaderType } from '../../../../../../shared/domain/template/header';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { LocationHeaderField } from './LocationHeaderField';
import { MediaHeaderField } from './MediaHeaderField';
import { OtherHeader } from './OtherHeader';
import { TextHeaderField } from './TextHeaderField';

const NONE = 'none';

/** What is shown below the choice, for each kind of header. */
const HEADER_EDITORS = {
  text: TextHeaderField,
  image: MediaHeaderField,
  video: MediaHeaderField,
  document: MediaHeaderField,
  location: LocationHeaderField,
  other: OtherHeader,
} satisfies Record<HeaderType, ComponentType>;

/** The choice of a header, and the editor of the chosen kind. */
export function HeaderField() {
  const text = useText();
  const { values, isContentLocked, chooseHeader } = useEditor();
  const { header } = values.content;
  const HeaderEditor = header && HEADER_EDITORS[header.type];

  return (
    <>
      {header?.type !== 'other' && (
        <EditorField path="header" label={text('templates.field.header')}>
          <SingleSelect
            value={header?.type ?? NONE}
            disabled={isContentLocked}
            onChange={(type) => chooseHeader(HEADERS.find((one) => one === type) ?? null)}
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
      {HeaderEditor && <HeaderEditor key={header.type} />}
    </>
  );
}
