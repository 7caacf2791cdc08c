import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { FieldPicker } from '../../../components/FieldPicker';
import { Half } from '../../../components/Half';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { EditorField } from './EditorField';
import { RecentNumbers } from './RecentNumbers';
import { useEditor } from './editor-context';

const ANY = 'any';

/** Which records the template is for, and which of their fields holds the number. */
export function AppliesToField() {
  const text = useText();
  const { values, isReadOnly, errorOf, change } = useEditor();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  const { appliesTo, phoneField } = values;
  const chosen = collections.find(({ uid }) => uid === appliesTo);
  const numberField = phoneField ?? chosen?.setting?.phoneField;
  const offered = collections.filter(({ uid, setting }) => setting?.enabled || uid === appliesTo);

  return (
    <>
      <Half>
        <EditorField
          path="appliesTo"
          label={text('templates.field.appliesTo')}
          hint={text(appliesTo ? 'templates.hint.appliesTo' : 'templates.hint.appliesToAny')}
        >
          <SingleSelect
            value={appliesTo ?? ANY}
            disabled={isReadOnly}
            onChange={(uid) =>
              change((before) => ({
                ...before,
                appliesTo: uid === ANY ? null : String(uid),
                phoneField: null,
              }))
            }
          >
            <SingleSelectOption value={ANY}>{text('templates.appliesTo.any')}</SingleSelectOption>
            {offered.map(({ uid, displayName }) => (
              <SingleSelectOption key={uid} value={uid}>
                {displayName}
              </SingleSelectOption>
            ))}
            {appliesTo && !chosen && (
              <SingleSelectOption value={appliesTo}>{appliesTo}</SingleSelectOption>
            )}
          </SingleSelect>
        </EditorField>
      </Half>
      {appliesTo && (
        <Half>
          <EditorField
            path="phoneField"
            label={text('templates.field.phoneField')}
            hint={
              chosen?.setting?.phoneField
                ? text('templates.hint.phoneField', { path: chosen.setting.phoneField })
                : text('templates.hint.phoneFieldNone')
            }
          >
            <FieldPicker
              id={fieldId('phoneField')}
              uid={appliesTo}
              value={phoneField}
              disabled={isReadOnly}
              hasError={errorOf('phoneField') !== undefined}
              label={text('templates.field.phoneField')}
              onChange={(path) => change((before) => ({ ...before, phoneField: path }))}
            />
            {numberField && <RecentNumbers uid={appliesTo} phoneField={numberField} />}
          </EditorField>
        </Half>
      )}
    </>
  );
}
